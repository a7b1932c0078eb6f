using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Texts that a caller has to give. An empty one is missing here: callers that were written for DTF expect one exception for both.</summary>
internal static class TextArgument
{
    /// <summary>Refuses null and the empty text.</summary>
    /// <param name="value">What the caller gave.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <exception cref="ArgumentNullException">The text is null or empty.</exception>
    public static void ThrowIfMissing([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentNullException(name);
        }
    }
}
