// SPDX-License-Identifier: GPL-3.0-or-later
import PoolModel

/// A self-contained page around what it tells: its head, its style, a way to the content for those who do not see the top.
///
/// No request leaves it, and it holds no script and no time.
package struct PageFrame {
  let title, subtitle: String
  let notices, navigation, main, footer: Markup
  let language: Language

  package init(
    title: String, subtitle: String, notices: Markup = "", navigation: Markup = "", main: Markup,
    footer: Markup, language: Language
  ) {
    (self.title, self.subtitle, self.language) = (title, subtitle, language)
    (self.notices, self.navigation, self.main, self.footer) = (notices, navigation, main, footer)
  }

  package var markup: Markup {
    """
    <!DOCTYPE html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title)</title>
    <style>
    \(PageStyle.sheet)</style>
    </head>
    <body>
    <a class="skip" href="#main">\(language.say("To the content", "Naar de inhoud"))</a>
    <header>
    <h1>\(title)</h1>
    <p class="sub">\(subtitle)</p>
    \(notices)\(navigation)</header>
    <main id="main">
    \(main)</main>
    <footer>\(footer)</footer>
    </body>
    </html>

    """
  }
}

/// Says that people and requests are made up, where they are.
package func madeUpNotice(_ isMadeUp: Bool, _ language: Language) -> Markup {
  guard isMadeUp else { return "" }
  let text = language.say(
    "The people and requests in this plan are made up; the schools and their places are real.",
    "De personen en aanvragen in dit plan zijn verzonnen; de scholen en hun plaatsen zijn echt.")
  return "<div class=\"notice\"><p>\(text)</p></div>\n"
}
