namespace WixExtensions.CustomActions.Files;

/// <summary>
/// Files of this computer by their full paths. What changes one refuses a path with a junction or another link on it. All but <see cref="Read"/> and <see cref="GetTime"/> fail with an exception whose text says why.
/// </summary>
internal interface IInstalledFiles
{
    /// <summary>The whole content; null when there is no such file.</summary>
    byte[]? Read(string path);

    /// <summary>When it was changed, in UTC; null when there is no such file.</summary>
    DateTime? GetTime(string path);

    /// <summary>Makes the file, or replaces its content.</summary>
    void Write(string path, byte[] content);

    /// <summary>Sets when it was changed, in UTC.</summary>
    void SetTime(string path, DateTime time);

    /// <summary>Deletes it; one that is not there is no error.</summary>
    void Delete(string path);

    /// <summary>Holds the folders on a path, so that what the caller does there next is done there.</summary>
    IDisposable Hold(string path);
}
