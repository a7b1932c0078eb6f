namespace WineBed;

/// <summary>The native Windows programs that lie in <c>WinePrograms</c> beside the tests.</summary>
public static class WinePrograms
{
    /// <summary>The program's path on the host.</summary>
    /// <param name="fileName">For example <c>PipeProbe.exe</c>; with its folder if it lies in one.</param>
    /// <exception cref="FileNotFoundException">No such program was built.</exception>
    public static string PathOf(string fileName)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "WinePrograms", fileName);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"{path} is missing. The test project has to refer to WineBed.csproj, or name the program's project in a WineProgramProject item.", path);
    }
}
