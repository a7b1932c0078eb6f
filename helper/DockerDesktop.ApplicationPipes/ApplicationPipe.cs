using System.ComponentModel;
using System.IO.Pipes;
using System.Runtime.Versioning;
using System.Security.Principal;
using DockerDesktop.Windows.Pipes;

namespace DockerDesktop.ApplicationPipes;

/// <summary>
/// A named pipe of the application's own, which only the user who launched the application, Administrators and LocalSystem can open, and nobody over the
/// network. The name is the caller's from <see cref="Create"/> to <see cref="Dispose"/> without a gap.
/// </summary>
/// <example>
/// <code>
/// using ApplicationPipe pipe = ApplicationPipe.Create("dockerDesktopLinuxEngine");
/// while (true)
/// {
///     _ = ServeAsync(await pipe.AcceptAsync(cancellationToken)); // disposes of its connection
/// }
/// </code>
/// </example>
[SupportedOSPlatform("windows")]
public sealed class ApplicationPipe : IDisposable
{
    /// <summary>Longest name in characters: the whole path may have 256 (CreateNamedPipe).</summary>
    public const int MaximumNameLength = 256 - 9;

    private readonly SecuredNamedPipe _pipe;
    private readonly Lock _lock = new();
    private NamedPipeServerStream _waiting;
    private bool _accepting;
    private bool _disposed;

    private ApplicationPipe(SecuredNamedPipe pipe, NamedPipeServerStream first)
    {
        _pipe = pipe;
        _waiting = first;
    }

    /// <summary>The pipe's full path on this computer.</summary>
    public string Path => _pipe.Path;

    /// <summary>Makes the pipe, for the account that this process runs as.</summary>
    /// <param name="name">The pipe's name without <c>\\.\pipe\</c>: 1 to 247 characters, no backslash.</param>
    /// <exception cref="ArgumentException">It is not a pipe's name.</exception>
    /// <exception cref="IOException">Another process already has the name, so clients may be talking to somebody else; or Windows refuses.</exception>
    public static ApplicationPipe Create(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > MaximumNameLength || name.Any(c => c == '\\' || char.IsControl(c)))
        {
            throw new ArgumentException(
                $"'{name}' cannot be a pipe's name: it has at most {MaximumNameLength} characters, no backslash and no control character.", nameof(name));
        }

        using WindowsIdentity identity = WindowsIdentity.GetCurrent();
        SecuredNamedPipe pipe = new(name, ApplicationPipeSecurity.Build(identity.User!.Value));
        return new ApplicationPipe(pipe, CreateInstance(pipe, first: true));
    }

    /// <summary>Waits for a client. One call at a time.</summary>
    /// <param name="cancellationToken">Ends the wait; the pipe stays open and the next call waits again.</param>
    /// <returns>The connection, for the caller to dispose of. Whoever opened it passed the pipe's access list.</returns>
    /// <exception cref="InvalidOperationException">Another call is waiting.</exception>
    /// <exception cref="ObjectDisposedException">The pipe has been disposed of, also during the call.</exception>
    /// <exception cref="IOException">Windows refuses.</exception>
    public async Task<NamedPipeServerStream> AcceptAsync(CancellationToken cancellationToken = default)
    {
        NamedPipeServerStream waiting = BeginAccept();
        try
        {
            while (true)
            {
                try
                {
                    await waiting.WaitForConnectionAsync(cancellationToken).ConfigureAwait(false);
                    Replace(waiting);
                    return waiting;
                }
                catch (IOException) when (!_disposed && !waiting.IsConnected)
                {
                    // The client had gone before it was accepted (ERROR_NO_DATA), and such an instance takes no other.
                    NamedPipeServerStream gone = waiting;
                    waiting = Replace(gone);
                    await gone.DisposeAsync().ConfigureAwait(false);
                }
            }
        }
        catch (Exception e) when (_disposed && e is IOException or InvalidOperationException)
        {
            await waiting.DisposeAsync().ConfigureAwait(false);
            throw new ObjectDisposedException(nameof(ApplicationPipe), e);
        }
        finally
        {
            lock (_lock)
            {
                _accepting = false;
            }
        }
    }

    /// <summary>Gives the name up. Connections that were handed out stay open.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _waiting.Dispose();
        }
    }

    private NamedPipeServerStream BeginAccept()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_accepting)
            {
                throw new InvalidOperationException($"{Path}: another call is already waiting for a client.");
            }

            _accepting = true;
            return _waiting;
        }
    }

    // Before the used instance is handed out or closed: when it goes there must be another one, or the name would be free for anybody.
    private NamedPipeServerStream Replace(NamedPipeServerStream used)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            try
            {
                return _waiting = CreateInstance(_pipe, first: false);
            }
            catch (IOException) when (used.IsConnected)
            {
                // The client is turned away, so that the instance is there for the next call.
                used.Disconnect();
                throw;
            }
        }
    }

    private static NamedPipeServerStream CreateInstance(SecuredNamedPipe pipe, bool first)
    {
        try
        {
            return pipe.CreateInstance(first);
        }
        catch (PipeNameTakenException e)
        {
            throw new IOException($"{char.ToUpperInvariant(e.Message[0])}{e.Message[1..]}. End it, or take another name.", e);
        }
        catch (Win32Exception e)
        {
            throw new IOException($"The pipe {pipe.Path} cannot be made (error {e.NativeErrorCode}, {e.Message}).", e);
        }
    }
}
