//! Words that say nothing about a subject, by language. The index marks them, so that in a question such
//! as "what did they sign" the last word counts.

const ENGLISH: &str = "a about above after again against all also although always am an and any are as at be \
because been before being below between both but by can cannot could did do does doing done down during each either \
else ever every few for from further had has have having he her here hers herself him himself his how however i if in \
into is it its itself just may me might more most much must my myself neither no nor not now of off on once one only \
or other our ours out over own per same shall she should since so some such than that the their theirs them \
themselves then there therefore these they this those through thus to too under until up upon us very was we were \
what when where whether which while who whom whose why will with within without would yet you your yours anyone anybody anything someone something please";
const FRENCH: &str = "a ai ainsi alors au aucun aussi autre aux avait avec avoir c ce cela ces cet cette ceux comme d \
dans de des donc dont du elle elles en encore entre est et etait etre eu fait il ils j je l la le les leur leurs lui ma \
mais me meme mes moins mon n ne ni nos notre nous on ont ou par pas plus pour qu quand que quel quelle qui quoi s sa \
sans se ses si son sont sous sur ta te tes toi ton tous tout toute tres tu un une vos votre vous y";
const GERMAN: &str = "aber alle als also am an auch auf aus bei bin bis bist da damit dann das dass dein dem den denn \
der des die dies diese dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas fur hat hatte haben \
hier ich ihr ihre im in ist ja jede kann kein konnen man mehr mein mit muss nach nicht noch nun nur ob oder ohne sehr \
sein seine sich sie sind so soll sondern uber um und uns unter vom von vor war waren was weil wenn wer wie wieder wir \
wird wo wurde zu zum zur zwischen";
const SPANISH: &str = "a al algo ante como con contra cual cuando de del desde donde dos el ella ellas ellos en entre \
era es esa ese eso esta estan este esto fue ha han hasta hay la las le les lo los mas me mi muy no nos o os para pero \
por porque que quien se ser si sin sobre son su sus tambien te tiene todo todos tu un una uno y ya yo";
const ITALIAN: &str = "a ad al alla alle anche che chi ci come con cosi da dal dalla degli dei del della delle di dove e \
ed era gli ha hanno i il in io la le lo loro ma mi ne nei nel nella noi non o per perche piu quale quando quello questa \
questo se si sia sono su sua sul sulla suo suoi tra tu tutti un una uno vi";
const PORTUGUESE: &str = "a ao aos as com como da das de dela dele do dos e ela ele eles em entre era essa esse esta \
este eu foi ha isso isto ja la mais mas me mesmo meu minha muito na nao nas nem no nos o os ou para pela pelo por quando \
que quem se sem ser seu sua tambem tem um uma voce";
const DUTCH: &str = "aan al als bij dan dat de der deze die dit doch door dus een en er had heb heeft het hij hoe hun \
ik in is ja je kan maar me meer men met mijn na naar niet nog nu of om omdat onder ons ook op over te tegen toch tot u \
uit van veel voor want was wat we wel werd wie wij wordt zal ze zich zij zijn zo zonder zou";

/// The stop words of a language, folded; none of a language that has no list.
pub fn of(tag: &str) -> impl Iterator<Item = &'static str> {
    let words = match tag {
        "en" => ENGLISH,
        "fr" => FRENCH,
        "de" => GERMAN,
        "es" => SPANISH,
        "it" => ITALIAN,
        "pt" => PORTUGUESE,
        "nl" => DUTCH,
        _ => "",
    };
    words.split_whitespace()
}
