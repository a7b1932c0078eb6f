namespace DockerDesktop.Setup.Payload;

/// <summary>The Authenticode signature of this program's file.</summary>
internal interface IImageSignature
{
    /// <summary>Checks it.</summary>
    /// <returns>0 when the program is not signed or the signature is right; else what WinVerifyTrust says.</returns>
    uint Check();
}
