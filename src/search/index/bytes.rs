//! Numbers in bytes. Nothing here fails: what is not there is `None`.

/// Adds a number in seven bits a byte, the lowest first, each byte but the last with its high bit set
/// (LEB128).
pub fn write(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Takes such a number off the front of some bytes.
pub fn read(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in [0, 7, 14, 21, 28] {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// Steps over as many such numbers.
pub fn skip(bytes: &mut &[u8], mut count: u32) {
    if count == 0 {
        return;
    }
    let ends = |byte: &u8| {
        count -= u32::from(byte & 0x80 == 0);
        count == 0
    };
    let last = bytes.iter().position(ends);
    *bytes = last.map_or(&[], |at| &bytes[at + 1..]);
}

/// The number at a position of a table of numbers of four bytes, the lowest first.
pub fn entry(table: &[u8], position: usize) -> Option<u32> {
    let bytes = table.get(position.checked_mul(4)?..)?.first_chunk()?;
    Some(u32::from_le_bytes(*bytes))
}

/// A number with a sign as one without: those near zero stay small.
pub fn folded_sign(number: i32) -> u32 {
    (number << 1 ^ number >> 31) as u32
}

/// The number that became that one.
pub fn signed(number: u32) -> i32 {
    (number >> 1) as i32 ^ -((number & 1) as i32)
}

/// A length in a byte: up to 15 as it is, beyond with four bits after the first, so that it is at most
/// a sixteenth too short.
pub fn short(length: usize) -> u8 {
    let mut number = length.min(1 << 18);
    let mut shift = 0;
    while number >= 32 {
        number >>= 1;
        shift += 1;
    }
    (number + 16 * shift) as u8
}

/// The length that a byte stands for.
pub fn long(byte: u8) -> u32 {
    match u32::from(byte) {
        small @ 0..32 => small,
        code => (16 + code % 16) << (code / 16 - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let numbers = [0, 1, 127, 128, 300, 1 << 21, u32::MAX];
        let mut bytes = Vec::new();
        numbers.iter().for_each(|number| write(*number, &mut bytes));
        let mut rest = &bytes[..];
        assert_eq!(numbers.map(|_| read(&mut rest)), numbers.map(Some));
        assert_eq!(read(&mut rest), None);
        let mut rest = &bytes[..];
        skip(&mut rest, 4);
        assert_eq!(read(&mut rest), Some(300));
        skip(&mut rest, 99);
        assert!(rest.is_empty());
        for number in [0, 1, -1, 77, i32::MIN, i32::MAX] {
            assert_eq!(signed(folded_sign(number)), number);
        }
        assert_eq!(read(&mut &[0xFF; 9][..]), None);
    }

    #[test]
    fn lengths_are_kept_nearly() {
        for length in 0..5000_usize {
            let kept = long(short(length)) as usize;
            assert!(
                kept <= length && length - kept <= length / 16,
                "{length} {kept}"
            );
        }
        assert_eq!(long(short(usize::MAX)), 1 << 18);
    }
}
