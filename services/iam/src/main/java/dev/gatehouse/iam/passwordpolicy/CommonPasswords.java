package dev.gatehouse.iam.passwordpolicy;

import java.util.Locale;
import java.util.Set;

/// Passwords that everybody tries first, with the changes that people make to get one past a
/// policy.
///
/// The list is written for Gatehouse: words and keyboard runs that every published ranking of
/// leaked passwords has near its top, as roots. A password is common if nothing but a root is left
/// of it once letter case, the usual replacements (`@` for `a`, `0` for `o`) and the digits and
/// signs at its end are taken away; so `P@ssw0rd2026!` is found without being listed.
final class CommonPasswords {
    private static final Set<String> ROOTS =
            Set.of(
                    """
                    aaaaaa abc abcabc abcd abcdef access account adidas admin administrator adobe
                    alexander amanda amazon america andrea andrew angel angela anthony apple arsenal
                    asdf asdfasdf asdfgh asdfghjkl ashley austin autumn aws azerty bailey banana
                    barcelona baseball basketball batman biteme blahblah bond boston brandon bubbles
                    buster butterfly changeit changeme charlie cheese chelsea chester chicken chocolate
                    cloud company computer cookie corvette cowboy daniel default demo diamond dragon
                    eagle eminem family ferrari flower football forever freedom friday friend fuckyou
                    fuckoff gandalf george ginger google guest guitar hallo hammer hannah harley hello
                    helloworld hockey hottie hunter iloveyou internet jackson jasmine jennifer jessica
                    jordan joshua junior justin killer letmein liverpool london lovely loveme
                    lucky maggie manager market martin master matrix matthew maverick merlin michael
                    michelle mickey midnight mobilemail monday monkey monster mother mustang myspace
                    mynoob naruto newyork nicole ninja november october orange pass passport passwd
                    passphrase password passwort patrick peanut pepper phoenix pokemon porsche princess
                    private purple qazwsx qazwsxedc qwer qwert qwerty qwertyui qwertyuiop qwertz
                    qweasd qweasdzxc qweqwe rabbit rachel raider ranger root samantha samsung scooter
                    secret secure september server shadow silver slipknot snoopy soccer solo spring
                    starwars student sunday summer summertime sunshine superman superuser support
                    sysadmin taylor temp temporary tennis test tester testing thomas thunder thursday
                    tigger trustnoone tuesday unknown user vagrant victoria wednesday welcome welcometo
                    whatever william windows winner winter wizard xbox yamaha yankees yellow zaq zxcvbn
                    zxcvbnm zaqwsx zaqxsw
                    """
                            .strip()
                            .split("\\s+", -1));

    private static final String DIGITS = "01234567890123456789";
    private static final String DIGITS_BACK = "98765432109876543210";

    private CommonPasswords() {}

    /// Whether a password is one of them.
    static boolean has(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        return isRun(lower) || isRoot(lower) || isRoot(spelled(lower));
    }

    /// Digits in a row up or down, or one short text over and over: `12345678`, `abababab`.
    private static boolean isRun(String password) {
        return DIGITS.contains(password)
                || DIGITS_BACK.contains(password)
                || repeats(password, 1)
                || repeats(password, 2)
                || repeats(password, 3);
    }

    private static boolean repeats(String password, int length) {
        return password.length() > length
                && password.startsWith(password.substring(length))
                && password.length() >= 2 * length;
    }

    /// Tries each end of the password that holds no letters: what is left must be a root.
    private static boolean isRoot(String password) {
        int end = password.length();
        while (end > 0 && !isLetter(password.charAt(end - 1))) {
            end--;
        }
        int start = 0;
        while (start < end && !isLetter(password.charAt(start))) {
            start++;
        }
        return ROOTS.contains(password.substring(start, end));
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    /// The password with the usual replacements taken back, except where they stand at its end and
    /// may be a number or a sign that was added.
    private static String spelled(String password) {
        int end = password.length();
        while (end > 0 && !isLetter(password.charAt(end - 1))) {
            end--;
        }
        var spelled = new StringBuilder();
        password.substring(0, end).chars().forEach(c -> spelled.append(letter((char) c)));
        return spelled.toString();
    }

    private static char letter(char c) {
        return switch (c) {
            case '@', '4' -> 'a';
            case '3' -> 'e';
            case '1', '!' -> 'i';
            case '0' -> 'o';
            case '$', '5' -> 's';
            case '7' -> 't';
            default -> c;
        };
    }
}
