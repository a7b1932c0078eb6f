namespace WixExtensions.CustomActions.Platform;

/// <summary>The programs that run on this computer.</summary>
internal interface IPrograms
{
    /// <summary>The processes of a program, by the file name of its image, whatever its case. The calling process is not among them.</summary>
    /// <param name="fileName">A file name without a folder.</param>
    /// <returns>Process identifiers.</returns>
    List<uint> Find(string fileName);

    /// <summary>Sends a request to every top-level window of a process that the caller's desktop has. Windows that hang or refuse are passed over.</summary>
    /// <param name="process">The process identifier.</param>
    /// <param name="request">The request.</param>
    /// <param name="timeout">How long all windows together may take to answer.</param>
    /// <returns>False when the process has no such window: it is a helper of another process, or runs in another session.</returns>
    bool Ask(uint process, CloseRequest request, TimeSpan timeout);

    /// <summary>Whose a process is, by its token.</summary>
    /// <param name="process">The process identifier.</param>
    /// <returns>The SID; null when Windows does not tell, or the process has ended.</returns>
    string? GetOwner(uint process);

    /// <summary>OpenProcess and TerminateProcess.</summary>
    /// <returns>The Windows error code; 0 when it was ended.</returns>
    uint Terminate(uint process, uint exitCode);
}
