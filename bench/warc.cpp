// Crawls: how fast records are cut out of a .warc.gz, beside zlib alone inflating the same bytes, in one run.
//
//   warc FILE.warc.gz [--rounds N]     fails below 0.8 of zlib's speed, or where the two disagree about the bytes
#include "source/warc.h"

#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "source/bytes.h"
#include "source/inflate.h"

namespace {

/// Of the processor, not of the clock: other programs run, too.
double seconds_of(const auto& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// Bytes that zlib alone makes of all members.
std::uint64_t inflate_all(const std::string& packed) {
  z_stream z{};
  if (inflateInit2(&z, 15 + 16) != Z_OK) std::abort();
  std::vector<char> out(std::size_t{1} << 20);
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  z.avail_in = static_cast<uInt>(packed.size());
  std::uint64_t made = 0;
  while (z.avail_in > 0) {
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    const int status = inflate(&z, Z_NO_FLUSH);
    made += out.size() - z.avail_out;
    if (status == Z_STREAM_END) inflateReset(&z);
    if (status != Z_OK && status != Z_STREAM_END) break;
  }
  inflateEnd(&z);
  return made;
}

struct Cut {
  std::size_t records = 0;
  std::uint64_t bytes = 0;
};

/// Records and bytes that the reader makes of a file.
Cut cut_all(const std::string& path) {
  constexpr std::size_t longest = std::size_t{64} << 20;
  auto file = runut::open_bytes(path);
  if (!file) std::abort();
  runut::LineReader packed(*std::move(file), path, longest);
  runut::Growth growth{&packed};
  auto gzip = std::make_unique<runut::GzipReader>(packed, growth);
  runut::GzipReader* const members = gzip.get();
  runut::LineReader bytes(std::move(gzip), path, longest);
  runut::WarcReader reader(bytes, members);
  runut::WarcRecord record;
  Cut cut;
  for (;;) {
    auto more = reader.next(record);
    if (!more) {
      std::fprintf(stderr, "%s\n", more.error().what.c_str());
      std::exit(1);
    }
    if (!*more) break;
    ++cut.records;
  }
  cut.bytes = bytes.position();
  return cut;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fprintf(stderr, "usage: warc FILE.warc.gz [--rounds N]\n"), 2;
  const std::string path = argv[1];
  const int rounds = argc > 3 && std::strcmp(argv[2], "--rounds") == 0 ? std::atoi(argv[3]) : 5;
  std::ifstream in(path, std::ios::binary);
  const std::string packed(std::istreambuf_iterator<char>(in), {});
  std::uint64_t made = 0;
  Cut cut;
  double alone = 1e9, reading = 1e9;
  for (int i = 0; i < rounds; ++i) {
    alone = std::min(alone, seconds_of([&] { made = inflate_all(packed); }));
    reading = std::min(reading, seconds_of([&] { cut = cut_all(path); }));
  }
  if (made != cut.bytes || made == 0) {
    std::fprintf(stderr, "zlib makes %llu bytes, the reader %llu\n", static_cast<unsigned long long>(made),
                 static_cast<unsigned long long>(cut.bytes));
    return 1;
  }
  const double megabytes = static_cast<double>(made) / 1e6;
  std::printf("%zu records, %.1f MB: zlib alone %.0f MB/s, records %.0f MB/s (%.2f of it)\n", cut.records, megabytes,
              megabytes / alone, megabytes / reading, alone / reading);
  return alone / reading >= 0.8 ? 0 : 1;
}
