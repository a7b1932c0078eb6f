namespace Installer.Msi;

/// <summary>A database, compound file or cabinet is not well formed, or was asked to hold what its format cannot.</summary>
public sealed class MsiException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong and where: table and column, or offset.</param>
    public MsiException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    /// <param name="message">What is wrong and where: table and column, or offset.</param>
    /// <param name="innerException">The cause.</param>
    public MsiException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
