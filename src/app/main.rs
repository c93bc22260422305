//! The program in the browser. It knows no corpus: that is put into its module when a site is built.

fn main() {
    app::shell::hydrate::hydrate();
}
