namespace DockerDesktop.Service.Http;

/// <summary>How much of its answers each account may have the helper keep until it has read them.</summary>
internal sealed class AnswerBudget
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _bytes = new(StringComparer.Ordinal);

    /// <summary>Takes the room for an answer.</summary>
    /// <param name="sid">Whose it is.</param>
    /// <param name="bytes">How long it is.</param>
    /// <returns>Gives the room back when it is disposed of.</returns>
    /// <exception cref="RequestRefusedException">The account has too much unread.</exception>
    public IDisposable Reserve(string sid, int bytes)
    {
        lock (_lock)
        {
            int others = _bytes.GetValueOrDefault(sid);
            if (others > 0 && others + bytes > BackendLimits.AnswerBytesOfOneCaller)
            {
                throw new RequestRefusedException(Problems.TooManyRequests(
                    $"The account {sid} has {others} bytes of answers that it has not read yet.", "Read the answers that are on their way, then ask again."));
            }

            _bytes[sid] = others + bytes;
        }

        return new Reserved(this, sid, bytes);
    }

    private void Return(string sid, int bytes)
    {
        lock (_lock)
        {
            if ((_bytes[sid] -= bytes) == 0)
            {
                _bytes.Remove(sid);
            }
        }
    }

    private sealed class Reserved(AnswerBudget budget, string sid, int bytes) : IDisposable
    {
        public void Dispose() => budget.Return(sid, bytes);
    }
}
