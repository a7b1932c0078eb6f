namespace DockerDesktop.Service.Http;

/// <summary>How often an account may do something.</summary>
/// <param name="AtOnce">So many times at once.</param>
/// <param name="Interval">After each, one more.</param>
internal sealed record CallerRate(int AtOnce, TimeSpan Interval);
