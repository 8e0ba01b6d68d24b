// SPDX-License-Identifier: GPL-3.0-or-later
import CDigest

/// The SHA-256 of files, in hexadecimal: of each file in turn its name, a zero byte, its length in decimal
/// digits, a zero byte and its bytes.
func sha256(_ files: [(name: String, bytes: [UInt8])]) -> String {
  var context = SHA2_CTX()
  SHA256Init(&context)
  func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { SHA256Update(&context, $0.baseAddress, $0.count) }
  }
  for file in files {
    add(Array(file.name.utf8) + [0] + Array(String(file.bytes.count).utf8) + [0])
    add(file.bytes)
  }
  var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
  digest.withUnsafeMutableBufferPointer { SHA256Final($0.baseAddress, &context) }
  let digits = Array("0123456789abcdef")
  return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
