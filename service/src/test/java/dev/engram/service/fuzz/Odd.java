package dev.engram.service.fuzz;

import java.util.List;

/** What programs stumble over. */
final class Odd {

  /** As they stand in JSON, between quotes. */
  static final List<String> JSON_STRINGS = List.of("", " ", "\\u0000", "a\\u0000b", "\\ud800", "a\\udc00b",
      "\\ud83d\\ude00",
      "😀", "\\u202e", "\\ufeff", "\\uffff", "\\u001b[31m", "\\n\\r\\t", "\\\"", "\\\\", "../../etc/passwd", "%s%n%x",
      "%00",
      "${jndi:ldap://x}", "#{7*7}", "<script>alert(1)</script>", "' or '1'='1",
      "; drop table job; --",
      "x".repeat(201), "x".repeat(10_000), "é".repeat(300), "null", "NaN", "-1", "rnn", "RNN", "P1Y", "PT-1S",
      "PT9223372036854775807S", "P99999999999999D", "PT0.0000000001S", "9".repeat(400), "cuda:99999", "İ", "ß");

  /** As they stand in JSON, and are JSON. */
  static final List<String> NUMBERS = List.of("-0", "-0.0", "0", "-1", "1.5", "1e0", "1e2", "1E400", "-1e999", "1e-999",
      "4.9e-324",
      "2147483647", "2147483648", "-2147483648", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
      "1" + "0".repeat(30), "1e2147483648", "1e-2147483649", "0.1" + "0".repeat(500), "123456789.0", "1e9999999");

  /** As they stand where JSON has a value, and are none. */
  static final List<String> NO_VALUES = List.of("NaN", "Infinity", "-Infinity", "+1", "01", ".5", "1.", "1e", "0x10",
      "undefined",
      "'x'", "True", "None", "\"\\x\"", "\"\\u12\"", "\"\n\"", "\"\t\"", "{", "[1,]", "{\"a\":1,}", "/**/1", "-", "--1",
      "\"open", "1" + "0".repeat(2000), "[".repeat(1500) + "]".repeat(1500));

  /** As they stand in a target, encoded or not. */
  static final List<String> IN_PATHS = List.of("..", ".", "%2e%2e", "..%2f..%2fetc%2fpasswd", "../../actuator/health",
      "..;/",
      ";a=b", "x;y", "%20", "%09", "%0d%0aSet-Cookie:x", "%7f", "%ef%bb%bf", "%f0%9f%98%80", "%ed%a0%80", "%c3%28", "*",
      "'", "\"",
      "%22", "%27", "%3cscript%3e", "$%7bx%7d", "%25s%25n", "~", "@", ":", "a,b", "x".repeat(41), "x".repeat(4000),
      "NULL", "-1",
      "%E2%80%AE", "job_", "swp_", "evl_", "job_01h", "%5c..%5c", "a%2fb", "%00", "job_none%00.svg", "..%00", "%",
      "%zz", "%e", "{id}",
      "|", "<", "\\", "^", "`", "\u00e9", "a b", "con", "aux.svg", ".svg");

  private Odd() {}
}
