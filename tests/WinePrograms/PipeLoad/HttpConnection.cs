using System.Globalization;
using System.IO.Pipes;
using System.Security.Principal;
using System.Text;

namespace PipeLoad;

/// <summary>HTTP/1.1 over one connection, with as little work as possible, so that the server is what is measured.</summary>
internal sealed class HttpConnection : IDisposable
{
    private const int ConnectTimeoutMilliseconds = 10_000;

    private readonly NamedPipeClientStream _stream;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _length;

    private HttpConnection(NamedPipeClientStream stream) => _stream = stream;

    public static async Task<HttpConnection> OpenAsync(string pipe)
    {
        NamedPipeClientStream stream = new(".", pipe, PipeDirection.InOut, PipeOptions.Asynchronous, TokenImpersonationLevel.Identification);
        await stream.ConnectAsync(ConnectTimeoutMilliseconds);
        return new HttpConnection(stream);
    }

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <returns>Its status.</returns>
    /// <exception cref="IOException">The server broke off, or the answer is no HTTP.</exception>
    public async Task<int> ExchangeAsync(ReadOnlyMemory<byte> request)
    {
        await _stream.WriteAsync(request);
        _length = 0;
        int head;
        while ((head = _buffer.AsSpan(0, _length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            await ReadAsync();
        }

        string headers = Encoding.Latin1.GetString(_buffer, 0, head);
        int body = head + 4;
        if (headers.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
        {
            while (!_buffer.AsSpan(body, _length - body).EndsWith("0\r\n\r\n"u8))
            {
                await ReadAsync();
            }
        }
        else
        {
            int length = ParseLength(headers);
            while (_length - body < length)
            {
                await ReadAsync();
            }
        }

        return int.Parse(headers.AsSpan(9, 3), CultureInfo.InvariantCulture);
    }

    public void Dispose() => _stream.Dispose();

    private async Task ReadAsync()
    {
        int read = await _stream.ReadAsync(_buffer.AsMemory(_length));
        _length += read > 0 ? read : throw new IOException($"the server broke off after {_length} bytes of an answer");
    }

    private static int ParseLength(string headers)
    {
        const string Name = "\r\nContent-Length: ";
        int start = headers.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            throw new IOException($"an answer without a length: {headers}");
        }

        string value = headers[(start + Name.Length)..];
        int end = value.IndexOf('\r', StringComparison.Ordinal);
        return int.Parse(end < 0 ? value : value[..end], CultureInfo.InvariantCulture);
    }
}
