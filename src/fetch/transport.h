// The wire, and the world's clock, as the fetching sees them: interfaces, so that tests need neither.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace runut {

struct WireRequest {
  std::string url;
  std::vector<std::string> headers;  ///< "Name: value"
  std::size_t most_bytes = 0;        ///< of the body; what comes behind is not taken
  double timeout = 0;                ///< seconds for the whole exchange
};

/// How an exchange ended.
enum class Ending {
  complete,
  too_long,     ///< cut at the limit of bytes
  too_slow,     ///< the time ran out; there may be a part
  broken_off,   ///< the server went away; there may be a part
  refused,      ///< the address is not one we ask
  unreachable,  ///< no answer: no such host, no connection, no trust
};

/// One request and what came back, byte by byte as it went over the wire.
struct Exchange {
  std::string request;  ///< request line and headers as sent
  std::string head;     ///< status line and headers as served, with the empty line; empty: there was no answer
  std::string body;     ///< as served: transfer and content coding as they were
  std::string address;  ///< of the server; empty where unknown
  int status = 0;
  Ending ending = Ending::complete;
  std::string reason;    ///< in words, where the ending is not complete
  bool passing = false;  ///< the failure may pass: a later try may succeed
};

class Transport {
 public:
  Transport() = default;
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;
  virtual ~Transport() = default;
  /// Begins an exchange; it comes back from `wait` with that ticket.
  virtual void begin(std::size_t ticket, WireRequest request) = 0;
  /// Waits until an exchange ends, at most that many seconds; gives those that ended.
  [[nodiscard]] virtual std::vector<std::pair<std::size_t, Exchange>> wait(double seconds) = 0;
};

class Clock {
 public:
  Clock() = default;
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;
  virtual ~Clock() = default;
  [[nodiscard]] virtual std::int64_t seconds_since_1970() const = 0;
  /// Seconds on a clock that nobody sets.
  [[nodiscard]] virtual double steady() const = 0;
};

struct WireOptions {
  bool allow_private = false;  ///< addresses that are not of the open internet
  std::string proxy;           ///< "socks5h://127.0.0.1:9050"; empty: none, whatever the environment says
};

/// libcurl over HTTP/1.1.
[[nodiscard]] std::unique_ptr<Transport> network(const WireOptions& options);
/// The system's clocks.
[[nodiscard]] std::unique_ptr<Clock> system_clock();
/// 16 bytes of the system's randomness.
[[nodiscard]] std::array<std::uint8_t, 16> system_random();

}  // namespace runut
