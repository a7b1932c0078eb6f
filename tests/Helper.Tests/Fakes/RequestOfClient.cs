namespace Helper.Tests.Fakes;

/// <summary>A request as it came over the connection.</summary>
/// <param name="Line">Method and path, <c>GET /v1/health</c>.</param>
/// <param name="ContentType">Media type of the body, or empty.</param>
/// <param name="Body">The body, or empty.</param>
internal sealed record RequestOfClient(string Line, string ContentType, string Body);
