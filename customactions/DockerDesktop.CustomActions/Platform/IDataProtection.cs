namespace DockerDesktop.CustomActions.Platform;

/// <summary>Windows' data protection (DPAPI): what is protected on this computer can be read on this computer only.</summary>
internal interface IDataProtection
{
    /// <summary>CryptProtectData for the computer, without a user interface.</summary>
    /// <param name="data">What is to be protected.</param>
    /// <param name="purpose">What it is for; whoever reads it has to name the same purpose.</param>
    /// <param name="protectedData">The result; empty on failure.</param>
    /// <returns>0, or the Windows error code.</returns>
    uint Protect(byte[] data, string purpose, out byte[] protectedData);

    /// <summary>CryptUnprotectData.</summary>
    /// <param name="protectedData">What <see cref="Protect"/> gave.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="data">The result; empty on failure.</param>
    /// <returns>0, or the Windows error code: 13 when the data is damaged, of another computer or for another purpose.</returns>
    uint Unprotect(byte[] protectedData, string purpose, out byte[] data);
}
