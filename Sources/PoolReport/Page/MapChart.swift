// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import PoolModel

/// Locations as circles on a map: the area tells what is asked, the sector how much of it is open.
///
/// The projection is local (degrees of longitude shrink with the latitude of the middle), right to a per cent over a
/// region.
struct MapChart {
  struct Spot {
    let id, name: String
    let place: String?
    let position: Position
    let tally: Tally
  }
  private struct Point {
    var x, y: Double
  }
  private struct Box {
    let left, top, right, bottom: Double
    func meets(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  let title: String
  let spots: [Spot]
  let language: Language
  /// The minutes of one lesson.
  let lessonMinutes: Int

  private static let (width, margin, radius) = (720.0, 46.0, 26.0)
  private static let kilometresPerDegree = 111.195

  private let north, west, scale, shrink: Double
  private let height: Int
  private let mostAsked: Int

  init(title: String, spots: [Spot], language: Language, lessonMinutes: Int) {
    (self.title, self.spots, self.language, self.lessonMinutes) = (title, spots, language, lessonMinutes)
    let latitudes = spots.map(\.position.latitude)
    let longitudes = spots.map(\.position.longitude)
    let south = latitudes.min() ?? 52
    (north, west) = (latitudes.max() ?? 52, longitudes.min() ?? 5)
    shrink = cosine(degrees: (north + south) / 2)
    let wide = max(0.02, ((longitudes.max() ?? 5) - west) * shrink)
    let tall = max(0.02, north - south)
    scale = min((Self.width - 2 * Self.margin) / wide, (560 - 2 * Self.margin) / tall)
    height = Int(tall * scale + 2 * Self.margin)
    mostAsked = spots.map(\.tally.minutesAsked).max() ?? 0
  }

  var markup: Markup {
    let drawn = spots.sorted { ($1.tally.minutesAsked, $0.id) < ($0.tally.minutesAsked, $1.id) }
    let silent = drawn.filter { $0.tally.minutesAsked == 0 }
    let asking = drawn.filter { $0.tally.minutesAsked > 0 }
    return """
      <figure><figcaption>\(title)</figcaption>
      <svg role="img" aria-labelledby="map-title map-desc" viewBox="0 0 720 \(height + 34)" font-size="12">
      <title id="map-title">\(title)</title>
      <desc id="map-desc">\(description)</desc>
      <rect x=".5" y=".5" width="719" height="\(height)" fill="#fff" stroke="\(PageStyle.line)"/>
      \(silent.map(circle))\(asking.map(circle))\(labels(drawn))\(legend)</svg></figure>

      """
  }

  private func point(_ position: Position) -> Point {
    let used = Double(height) - 2 * Self.margin
    let spare = (Self.width - 2 * Self.margin) - extent * scale
    return Point(
      x: Self.margin + max(0, spare) / 2 + (position.longitude - west) * shrink * scale,
      y: Self.margin + min(used, (north - position.latitude) * scale))
  }
  private var extent: Double { ((spots.map(\.position.longitude).max() ?? west) - west) * shrink }

  private func radius(_ spot: Spot) -> Double {
    guard mostAsked > 0, spot.tally.minutesAsked > 0 else { return 2.5 }
    return max(4, Self.radius * (Double(spot.tally.minutesAsked) / Double(mostAsked)).squareRoot())
  }

  private func circle(_ spot: Spot) -> Markup {
    let (centre, radius) = (point(spot.position), radius(spot))
    let tally = spot.tally
    guard tally.minutesAsked > 0 else {
      return """
        <circle cx="\(tenths(centre.x))" cy="\(tenths(centre.y))" r="2.5" fill="\(PageStyle.muted)"><title>\(spot.id) \
        \(spot.name)</title></circle>

        """
    }
    let sum = lessons(tally.minutesOpen) + " / " + lessons(tally.minutesAsked)
    let tip = "\(spot.id) \(spot.name): \(sum) \(language.say("lessons open", "lessen open"))"
    return """
      <g><title>\(tip)</title><circle cx="\(tenths(centre.x))" cy="\(tenths(centre.y))" r="\(tenths(radius))" \
      fill="\(PageStyle.coveredLight)" stroke="\(PageStyle.covered)" stroke-width="1.5"/>\
      \(sector(centre, radius, Double(tally.minutesOpen) / Double(tally.minutesAsked)))</g>

      """
  }

  /// The open share as a sector, clockwise from twelve o'clock.
  private func sector(_ centre: Point, _ radius: Double, _ share: Double) -> Markup {
    guard share > 0 else { return "" }
    let (x, y, r) = (tenths(centre.x), tenths(centre.y), tenths(radius))
    guard share < 1 else {
      return """
        <circle cx="\(x)" cy="\(y)" r="\(r)" fill="\(PageStyle.open)" stroke="\(PageStyle.open)"/>
        """
    }
    let endX = tenths(centre.x + radius * sine(degrees: 360 * share))
    let endY = tenths(centre.y - radius * cosine(degrees: 360 * share))
    return """
      <path d="M\(x) \(y)V\(tenths(centre.y - radius))A\(r) \(r) 0 \(share > 0.5 ? 1 : 0) 1 \(endX) \(endY)Z" \
      fill="\(PageStyle.open)"/>
      """
  }

  /// One name for each place, at its largest location, where there is room.
  private func labels(_ drawn: [Spot]) -> [Markup] {
    var taken = drawn.prefix(200).filter { $0.tally.minutesAsked > 0 }.map { spot -> Box in
      let (centre, radius) = (point(spot.position), radius(spot) * 0.7)
      return Box(
        left: centre.x - radius, top: centre.y - radius, right: centre.x + radius, bottom: centre.y + radius)
    }
    var named: Set<String> = []
    var labels: [Markup] = []
    for spot in drawn {
      guard labels.count < 60, let place = spot.place, !named.contains(place) else { continue }
      let (centre, radius) = (point(spot.position), radius(spot))
      let half = Double(place.count) * 3.3
      for baseline in [centre.y + radius + 13, centre.y - radius - 5] {
        let box = Box(left: centre.x - half, top: baseline - 10, right: centre.x + half, bottom: baseline + 2)
        guard box.left > 2, box.right < Self.width - 2, box.bottom < Double(height), box.top > 2,
          !taken.contains(where: box.meets)
        else { continue }
        taken.append(box)
        named.insert(place)
        labels.append(
          """
          <text x="\(tenths(centre.x))" y="\(tenths(baseline))" text-anchor="middle">\(place)</text>

          """)
        break
      }
    }
    return labels
  }

  private var legend: Markup {
    let kilometres =
      [1, 2, 5, 10, 20, 50, 100].last { Double($0) / Self.kilometresPerDegree * scale < 180 } ?? 1
    let length = Double(kilometres) / Self.kilometresPerDegree * scale
    let y = height + 20
    return """
      <circle cx="12" cy="\(y)" r="7" fill="\(PageStyle.coveredLight)" stroke="\(PageStyle.covered)" \
      stroke-width="1.5"/><text x="26" y="\(y + 4)">\(language.say("all lessons covered", "alle lessen vervuld"))</text>
      <circle cx="182" cy="\(y)" r="7" fill="\(PageStyle.coveredLight)" stroke="\(PageStyle.covered)" \
      stroke-width="1.5"/><path d="M182 \(y)v-7a7 7 0 0 1 0 14Z" fill="\(PageStyle.open)"/>\
      <text x="196" y="\(y + 4)">\(language.say("sector: open share", "taartpunt: open deel"))</text>
      <circle cx="342" cy="\(y)" r="2.5" fill="\(PageStyle.muted)"/>\
      <text x="352" y="\(y + 4)">\(language.say("nothing asked", "niets gevraagd"))</text>
      <path d="M\(tenths(712 - length)) \(y - 4)v5h\(tenths(length))v-5" fill="none" stroke="\(PageStyle.ink)"/>\
      <text x="\(tenths(704 - length))" y="\(y + 4)" text-anchor="end">\(kilometres) km</text>

      """
  }

  private var description: String {
    let open = spots.filter { $0.tally.minutesOpen > 0 }.count
    let asked = spots.filter { $0.tally.minutesAsked > 0 }.count
    return language.say(
      "Map of \(spots.count) locations, north up. \(asked) asked for lessons, \(open) have open lessons. The table "
        + "below lists them.",
      "Kaart van \(spots.count) vestigingen, noord boven. \(asked) vroegen lessen, \(open) hebben open lessen. De "
        + "tabel hieronder noemt ze.")
  }

  private func lessons(_ minutes: Int) -> String { language.decimal(minutes, over: lessonMinutes, places: 0) }
}

/// A coordinate with one decimal.
private func tenths(_ value: Double) -> String { fixed(Int((value * 10).rounded()), over: 10, places: 1) }

private func sine(degrees: Double) -> Double { sin(degrees * .pi / 180) }
private func cosine(degrees: Double) -> Double { cos(degrees * .pi / 180) }
