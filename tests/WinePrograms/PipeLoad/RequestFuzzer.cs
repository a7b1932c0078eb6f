using System.Globalization;
using System.Text;

namespace PipeLoad;

/// <summary>Malformed requests: those that the helper answers, changed at random. The same seed makes the same requests everywhere.</summary>
internal sealed class RequestFuzzer(int seed)
{
    private const int LongestRequest = 256 * 1024;

    // Every verb, with a body where it takes one. Identifiers that do not exist, so that what is let through by chance does nothing.
    private static readonly (string Line, string? Body)[] s_requests =
    [
        ("GET /v1/version", null),
        ("GET /v1/health", null),
        ("GET /v1/hosts", null),
        ("POST /v1/hosts/apply", null),
        ("POST /v1/hosts/remove", null),
        ("GET /v1/registry-access", null),
        ("PUT /v1/registry-access", """{"schemaVersion":1,"enabled":true,"allowedRegistries":["registry-1.docker.io","a.example:5000"]}"""),
        ("GET /v1/vm", null),
        ("POST /v1/vm/create", """{"processors":2,"memoryMegabytes":2048,"diskGigabytes":64}"""),
        ("POST /v1/vm/start", null),
        ("POST /v1/vm/stop", """{"force":false}"""),
        ("POST /v1/vm/destroy", """{"deleteDisk":false}"""),
        ("GET /v1/vhdx", null),
        ("POST /v1/vhdx/move", """{"destinationFolder":"D:\\Docker"}"""),
        ("GET /v1/engine", null),
        ("POST /v1/engine/start", null),
        ("POST /v1/engine/stop", null),
        ("GET /v1/engine-access", null),
        ("POST /v1/container-data/delete", null),
        ("GET /v1/features", null),
        ("GET /v1/service/start-mode", null),
        ("GET /v1/operations", null),
        ("GET /v1/operations/00112233445566778899aabbccddeeff", null),
        ("POST /v1/operations/00112233445566778899aabbccddeeff/cancel", null),
    ];

    private static readonly string[] s_methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT", "get", "", "G\0T", "PRI"];

    private static readonly string[] s_targets =
        ["*", "/", "//v1/vm", "/v1/vm/", "/v1/%76m", "/V1/VM", "/v1/../v1/vm", "/v1/vm?x=1", "/v1/vm#x", "http://docker-desktop/v1/vm", "/v1/operations/..%2f..", "/v1/\u00e9", "/v2/version", "\\v1\\vm"];

    private static readonly string[] s_fields =
    [
        "Host: b", "Content-Length: -1", "Content-Length: 99999999999999999999", "Content-Length: 0x10", "Content-Length: 5", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: identity", "Expect: 100-continue", "Connection: upgrade\r\nUpgrade: h2c", "Connection: close", "X :y", ": y", " folded", "X: \0", "Content-Type: text/plain",
        "Content-Type: application/json; charset=utf-16", "Content-Encoding: br", "Cookie: a=b", "Host:",
    ];

    private static readonly string[] s_values =
    [
        "null", "true", "-1", "1e999", "99999999999999999999", "0.1", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", "NaN", "'x'", "\"C:\\\\Windows\"",
        "\"\\\\\\\\server\\\\share\"", "\"\\\\\\\\.\\\\pipe\\\\x\"", "\"..\\\\..\"",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Makes the next request.</summary>
    public byte[] Next()
    {
        (string line, string? body) = Pick(s_requests);
        string[] parts = line.Split(' ');
        string method = Chance(10) ? Pick(s_methods) : parts[0];
        string target = Chance(10) ? Pick(s_targets) : Chance(30) ? parts[1] + new string('a', _random.Next(4000)) : parts[1];
        string version = Chance(20) ? Pick(["HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "HTTP/1.1\r", "", "http/1.1"]) : "HTTP/1.1";
        if (body is not null && Chance(2))
        {
            body = BreakJson(body);
        }

        body ??= Chance(6) ? "{}" : null;
        byte[] request = [.. Encoding.Latin1.GetBytes(MakeHead(method, target, version, body)), .. body is null ? [] : MakeBody(body)];
        return Chance(3) ? BreakBytes(request) : request;
    }

    private string MakeHead(string method, string target, string version, string? body)
    {
        StringBuilder head = new($"{method} {target} {version}\r\n");
        if (!Chance(20))
        {
            head.Append("Host: docker-desktop\r\n");
        }

        if (body is not null)
        {
            int error = Chance(6) ? _random.Next(-4, 5) : 0;
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: application/json\r\nContent-Length: {Math.Max(0, Encoding.UTF8.GetByteCount(body) + error)}\r\n");
        }

        for (int count = Chance(2) ? _random.Next(1, 4) : Chance(40) ? 200 : 0; count > 0; count--)
        {
            head.Append(Pick(s_fields)).Append("\r\n");
        }

        return head.Append("\r\n").ToString();
    }

    private byte[] MakeBody(string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        return Chance(12) ? [.. Encoding.ASCII.GetBytes($"{Pick(["", "0", "ffffffff", "-1", bytes.Length.ToString("x", CultureInfo.InvariantCulture)])}\r\n"), .. bytes, .. "\r\n0\r\n\r\n"u8] : bytes;
    }

    private string BreakJson(string body) => _random.Next(8) switch
    {
        0 => body[..^_random.Next(1, body.Length)],
        1 => body.Replace(":", $":{Pick(s_values)},\"x\":", StringComparison.Ordinal),
        2 => body[..1] + $"\"more\":{Pick(s_values)}," + body[1..],
        3 => body[..^1] + "," + body[1..],
        4 => new string('[', _random.Next(1, 20000)),
        5 => body.Replace("}", $",\"big\":\"{new string('b', _random.Next(1, 100_000))}\"}}", StringComparison.Ordinal),
        6 => string.Concat(body.Select(c => Chance(10) ? (char)_random.Next(1, 0x3000) : c)),
        _ => ReplaceValue(body),
    };

    private string ReplaceValue(string body)
    {
        int colon = body.IndexOf(':', StringComparison.Ordinal);
        int end = body.IndexOfAny([',', '}'], colon);
        return body[..(colon + 1)] + Pick(s_values) + body[end..];
    }

    private byte[] BreakBytes(byte[] request)
    {
        List<byte> bytes = [.. request];
        for (int count = _random.Next(1, 8); count > 0 && bytes.Count > 0; count--)
        {
            int at = _random.Next(bytes.Count);
            switch (_random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)_random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, (byte)_random.Next(256));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(_random.Next(1, 200), Math.Min(bytes.Count - at, Math.Max(0, LongestRequest - bytes.Count)))));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(T[] of) => of[_random.Next(of.Length)];
}
