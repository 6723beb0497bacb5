// Addresses, digests and HTTP heads, row by row.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <zlib.h>

#include <cstring>

#include "fetch/address.h"
#include "fetch/digest.h"
#include "fetch/host_queue.h"
#include "fetch/http_message.h"
#include "fetch/warc_record.h"
#include "fetch/web_address.h"

namespace runut {
namespace {

bool public_address(const char* text) {
  sockaddr_storage storage{};
  if (std::strchr(text, ':') != nullptr) {
    auto* in = reinterpret_cast<sockaddr_in6*>(&storage);
    in->sin6_family = AF_INET6;
    EXPECT_EQ(inet_pton(AF_INET6, text, &in->sin6_addr), 1) << text;
  } else {
    auto* in = reinterpret_cast<sockaddr_in*>(&storage);
    in->sin_family = AF_INET;
    EXPECT_EQ(inet_pton(AF_INET, text, &in->sin_addr), 1) << text;
  }
  const auto& address = *reinterpret_cast<const sockaddr*>(&storage);
  EXPECT_EQ(text_of(address), text);
  return is_public(address);
}

TEST(Address, KnowsTheOpenInternet) {
  for (const char* text :
       {"1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1", "198.17.0.1",
        "198.20.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::1", "2002:808:808::1", "64:ff9b::808:808"})
    EXPECT_TRUE(public_address(text)) << text;
  for (const char* text : {"0.0.0.0",
                           "10.1.2.3",
                           "100.64.0.1",
                           "100.127.255.255",
                           "127.0.0.1",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.0.0.1",
                           "192.0.2.1",
                           "192.168.0.1",
                           "198.18.0.1",
                           "198.19.255.255",
                           "198.51.100.1",
                           "203.0.113.1",
                           "224.0.0.1",
                           "240.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::ffff:10.0.0.1",
                           "::ffff:127.0.0.1",
                           "64:ff9b::7f00:1",
                           "fe80::1",
                           "fc00::1",
                           "fd12::1",
                           "ff02::1",
                           "2001:db8::1",
                           "2001::1",
                           "2002:a00:1::",
                           "100::1",
                           "3fff::1"})
    EXPECT_FALSE(public_address(text)) << text;
}

TEST(WebAddress, HasOneForm) {
  const std::pair<const char*, const char*> rows[] = {
      {"HTTP://Example.ORG", "http://example.org/"},
      {" https://example.org:443/a#b ", "https://example.org/a"},
      {"http://example.org:8080/a/../b/./c?x=1#y", "http://example.org:8080/b/c?x=1"},
      {"http://example.org/a b", "http://example.org/a%20b"},
      {"http://example.org?q", "http://example.org/?q"},
      {"http://[::1]:80/", "http://[::1]/"},
      {"http://0x7f.1/", "http://127.0.0.1/"},
      {"http://%30/", "http://0.0.0.0/"},
      {"http://B\xC3\xBCro.example/", "http://xn--bro-hoa.example/"},
  };
  for (const auto& [given, wanted] : rows) {
    const auto read = read_address(given);
    ASSERT_TRUE(read) << given;
    EXPECT_EQ(read->url, wanted);
    EXPECT_EQ(read->url, read->origin + read->target);
    EXPECT_EQ(read_address(read->url)->url, read->url);
  }
  for (const std::string given : {"", "a", "example.org/a", "ftp://example.org/", "file:///etc/passwd", "http://",
                                  "http://u@h/", "http://u:p@h/", "javascript:alert(1)", "http://\xD5\x32/",
                                  "http://a\xE2\x80\xAE.example/", "http://h:99999/", "data:text/html,x"})
    EXPECT_FALSE(read_address(given)) << given;
  EXPECT_FALSE(read_address("http://h/" + std::string(longest_address, 'a')));
  EXPECT_FALSE(read_address(std::string_view("http://h/\0a", 11)));
}

TEST(WebAddress, ResolvesReferences) {
  const WebAddress base = *read_address("https://example.org/a/b?c");
  const std::pair<const char*, const char*> rows[] = {
      {"d", "https://example.org/a/d"},         {"/d", "https://example.org/d"},
      {"?e", "https://example.org/a/b?e"},      {"../../../f", "https://example.org/f"},
      {"//other.org/x", "https://other.org/x"}, {"http://other.org", "http://other.org/"},
  };
  for (const auto& [reference, wanted] : rows) {
    const auto read = resolve(base, reference);
    ASSERT_TRUE(read) << reference << read.error().message();
    EXPECT_EQ(read->url, wanted);
  }
  for (const char* reference : {"file:///etc/passwd", "ftp://x/", "http://u:p@h/", "mailto:a@b", "", " "})
    EXPECT_FALSE(resolve(base, reference)) << reference;
}

TEST(Digest, IsWhatOthersWrite) {
  EXPECT_EQ(digest_of("", DigestKind::sha1), "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
  EXPECT_EQ(digest_of("abc", DigestKind::sha256),
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_TRUE(has_digest("", "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"));
  EXPECT_TRUE(has_digest("", "SHA-1:da39a3ee5e6b4b0d3255bfef95601890afd80709"));
  EXPECT_TRUE(has_digest("abc", "sha256:XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ===="));
  EXPECT_FALSE(has_digest("abd", "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  EXPECT_FALSE(has_digest("", "md5:d41d8cd98f00b204e9800998ecf8427e"));
  EXPECT_FALSE(has_digest("", ""));
  EXPECT_FALSE(has_digest("", "sha1:"));
}

TEST(HttpMessage, WaitsAsAsked) {
  const auto asked = [](const std::string& value) {
    return retry_after("HTTP/1.1 503 X\r\nRetry-after: " + value + "\r\n\r\n", 1'000'000'000);
  };
  EXPECT_EQ(asked("120"), 120);
  EXPECT_EQ(asked("Sun, 09 Sep 2001 01:47:40 GMT"), 60);
  EXPECT_EQ(asked("Sun, 09 Sep 2001 01:40:40 GMT"), 0);
  EXPECT_LT(asked("later"), 0);
  EXPECT_LT(asked("-5"), 0);
  EXPECT_LT(retry_after("HTTP/1.1 503 X\r\n\r\n", 0), 0);
}

TEST(WarcRecord, IsTheSameEveryTime) {
  RecordDraft record{"metadata", record_id({1, 2, 3}), warc_date(0), {{"WARC-Target-URI", "http://h/\r\nX: y"}}, "a/b",
                     "c"};
  const std::string bytes = serialised(record, DigestKind::sha1);
  EXPECT_EQ(bytes,
            "WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: <urn:uuid:01020300-0000-4000-8000-000000000000>\r\n"
            "WARC-Date: 1970-01-01T00:00:00Z\r\nWARC-Target-URI: http://h/  X: y\r\n"
            "WARC-Block-Digest: sha1:QSSRNBA3U55FWRSI3YWNBX6LGDVENW5U\r\nContent-Type: a/b\r\nContent-Length: 1\r\n"
            "\r\nc\r\n\r\n");
  const std::string member = gzip_member(bytes);
  EXPECT_EQ(member, gzip_member(bytes));
  EXPECT_EQ(member.substr(4, 4), std::string(4, '\0')) << "a time in a gzip member";
}

TEST(HostQueue, AsksHostsInTurn) {
  HostQueue queue;
  queue.add("a", {1, 0, 0});
  queue.add("a", {2, 0, 0});
  queue.add("b", {3, 0, 0});
  EXPECT_EQ(queue.take(0), (PageOrder{1, 0, 0}));
  EXPECT_EQ(queue.take(0), (PageOrder{3, 0, 0})) << "a host is asked one thing at a time";
  EXPECT_EQ(queue.take(0), std::nullopt);
  queue.remove("a", {1, 0, 0});
  queue.release("a", 5);
  EXPECT_EQ(queue.next_turn(), 5);
  EXPECT_EQ(queue.take(4.9), std::nullopt);
  EXPECT_EQ(queue.take("a", {2, 0, 0}, 4.9), std::nullopt);
  EXPECT_EQ(queue.take("a", {2, 0, 0}, 5), (PageOrder{2, 0, 0}));
  queue.remove("a", {2, 0, 0});
  queue.release("a", 0);
  EXPECT_EQ(queue.next_turn(), std::nullopt);
}

}  // namespace
}  // namespace runut
