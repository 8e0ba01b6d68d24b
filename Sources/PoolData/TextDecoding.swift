// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns the bytes of a text file into UTF-8 without a byte order mark; `nil` (and a fault) if it is no text.
///
/// Bytes that are not UTF-8 are taken for Windows-1252, with a warning, unless the file claims to be
/// UTF-8 by a byte order mark or by other letters.
func decodedText(_ raw: [UInt8], file: String, log: FaultLog) -> [UInt8]? {
  guard !raw.contains(0), !raw.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
    log.tell(Fault(.notText, file: file))
    return nil
  }
  let hasMark = raw.starts(with: [0xEF, 0xBB, 0xBF])
  let bytes = hasMark ? Array(raw.dropFirst(3)) : raw
  let (firstBad, hasLetters) = checkUTF8(bytes)
  guard let firstBad else { return bytes }
  if !hasMark, !hasLetters, let text = fromWindows1252(bytes) {
    log.tell(Fault(.windows1252, file: file))
    return text
  }
  let before = bytes[..<firstBad]
  let start = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
  let position = before[start...].count { $0 & 0xC0 != 0x80 } + 1
  log.tell(Fault(.badEncoding, file: file, line: before.count { $0 == 10 } + 1, position: position))
  return nil
}

/// Where the bytes stop being UTF-8, if they do, and whether they have any letter beyond ASCII that is.
private func checkUTF8(_ bytes: [UInt8]) -> (firstBad: Int?, hasLetters: Bool) {
  var (index, firstBad, hasLetters) = (0, Int?.none, false)
  while index < bytes.count {
    if bytes[index] < 0x80 {
      index += 1
    } else if let length = sequenceLength(bytes, index) {
      hasLetters = true
      index += length
    } else {
      firstBad = firstBad ?? index
      index += 1
    }
  }
  return (firstBad, hasLetters)
}

/// The length of the well-formed UTF-8 sequence of 2–4 bytes at `index` (RFC 3629, section 4), if it is one.
private func sequenceLength(_ bytes: [UInt8], _ index: Int) -> Int? {
  func follows(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    index + offset < bytes.count && range.contains(bytes[index + offset])
  }
  switch bytes[index] {
  case 0xC2...0xDF: return follows(1) ? 2 : nil
  case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : nil
  case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : nil
  case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : nil
  case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : nil
  case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : nil
  case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : nil
  default: return nil
  }
}

/// The characters of Windows-1252 for the bytes 0x80–0x9F; 0 where it has none.
private let windows1252: [UInt32] = [
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
  0x017D,
  0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,
  0x017E, 0x0178,
]

private func fromWindows1252(_ bytes: [UInt8]) -> [UInt8]? {
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count + bytes.count / 8)
  for byte in bytes {
    if byte < 0x80 {
      text.append(byte)
      continue
    }
    let code = byte < 0xA0 ? windows1252[Int(byte) - 0x80] : UInt32(byte)
    guard code != 0, let scalar = Unicode.Scalar(code) else { return nil }
    text.append(contentsOf: scalar.utf8)
  }
  return text
}
