using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The summary information of a package, a database or another installer file (SDK: Summary Information Stream).</summary>
public class SummaryInfo : InstallerHandle
{
    /// <summary>More than there are properties: how many may be changed before they are written.</summary>
    private const int MaximumChanges = 20;

    private const int CodePageProperty = 1;
    private const int TitleProperty = 2;
    private const int SubjectProperty = 3;
    private const int AuthorProperty = 4;
    private const int KeywordsProperty = 5;
    private const int CommentsProperty = 6;
    private const int TemplateProperty = 7;
    private const int LastSavedByProperty = 8;
    private const int RevisionNumberProperty = 9;
    private const int LastPrintTimeProperty = 11;
    private const int CreateTimeProperty = 12;
    private const int LastSaveTimeProperty = 13;
    private const int PageCountProperty = 14;
    private const int WordCountProperty = 15;
    private const int CharacterCountProperty = 16;
    private const int CreatingAppProperty = 18;
    private const int SecurityProperty = 19;

    /// <summary>Opens the summary information of a file.</summary>
    /// <param name="packagePath">The file.</param>
    /// <param name="enableWrite">True to change it; <see cref="Persist"/> writes the changes.</param>
    /// <exception cref="FileNotFoundException">There is no such file, or it may not be read.</exception>
    /// <exception cref="InstallerException">It is no installer file.</exception>
    public SummaryInfo(string packagePath, bool enableWrite)
        : this(NativeInstallerApi.Instance, packagePath, enableWrite)
    {
    }

    internal SummaryInfo(IInstallerApi api, string packagePath, bool enableWrite)
        : this(api, Open(api, null, CheckPath(packagePath), enableWrite))
    {
    }

    internal SummaryInfo(IInstallerApi api, MsiSafeHandle database, bool enableWrite)
        : this(api, Open(api, database, null, enableWrite))
    {
    }

    private SummaryInfo(IInstallerApi api, uint handle)
        : base(api, handle, ownsHandle: true)
    {
    }

    /// <summary>The kind of the file: "Installation Database" of a package.</summary>
    public string Title
    {
        get => GetText(TitleProperty);
        set => SetText(TitleProperty, value);
    }

    /// <summary>The name of the product.</summary>
    public string Subject
    {
        get => GetText(SubjectProperty);
        set => SetText(SubjectProperty, value);
    }

    /// <summary>The manufacturer.</summary>
    public string Author
    {
        get => GetText(AuthorProperty);
        set => SetText(AuthorProperty, value);
    }

    /// <summary>Keywords, as file browsers show them.</summary>
    public string Keywords
    {
        get => GetText(KeywordsProperty);
        set => SetText(KeywordsProperty, value);
    }

    /// <summary>What the file is for.</summary>
    public string Comments
    {
        get => GetText(CommentsProperty);
        set => SetText(CommentsProperty, value);
    }

    /// <summary>Platform and languages: <c>x64;1033</c>.</summary>
    public string Template
    {
        get => GetText(TemplateProperty);
        set => SetText(TemplateProperty, value);
    }

    /// <summary>Who saved it last.</summary>
    public string LastSavedBy
    {
        get => GetText(LastSavedByProperty);
        set => SetText(LastSavedByProperty, value);
    }

    /// <summary>The package code of a package.</summary>
    public string RevisionNumber
    {
        get => GetText(RevisionNumberProperty);
        set => SetText(RevisionNumberProperty, value);
    }

    /// <summary>When an administrative image was made of it, local time; <see cref="DateTime.MinValue"/> when it is not set.</summary>
    public DateTime LastPrintTime
    {
        get => GetTime(LastPrintTimeProperty);
        set => SetTime(LastPrintTimeProperty, value);
    }

    /// <summary>When it was made, local time; <see cref="DateTime.MinValue"/> when it is not set.</summary>
    public DateTime CreateTime
    {
        get => GetTime(CreateTimeProperty);
        set => SetTime(CreateTimeProperty, value);
    }

    /// <summary>When it was saved last, local time; <see cref="DateTime.MinValue"/> when it is not set.</summary>
    public DateTime LastSaveTime
    {
        get => GetTime(LastSaveTimeProperty);
        set => SetTime(LastSaveTimeProperty, value);
    }

    /// <summary>The code page of the texts here.</summary>
    public short CodePage
    {
        get => unchecked((short)GetNumber(CodePageProperty));
        set => SetNumber(CodePageProperty, SummaryValueType.Int16, value);
    }

    /// <summary>The least version of the Windows Installer, times 100.</summary>
    public int PageCount
    {
        get => GetNumber(PageCountProperty);
        set => SetNumber(PageCountProperty, SummaryValueType.Int32, value);
    }

    /// <summary>The kind of the source: bits for short names, compressed, no elevation.</summary>
    public int WordCount
    {
        get => GetNumber(WordCountProperty);
        set => SetNumber(WordCountProperty, SummaryValueType.Int32, value);
    }

    /// <summary>Two 16-bit values of a transform.</summary>
    public int CharacterCount
    {
        get => GetNumber(CharacterCountProperty);
        set => SetNumber(CharacterCountProperty, SummaryValueType.Int32, value);
    }

    /// <summary>The program that made it.</summary>
    public string CreatingApp
    {
        get => GetText(CreatingAppProperty);
        set => SetText(CreatingAppProperty, value);
    }

    /// <summary>0 for no restriction, 2 to recommend, 4 to enforce that it is opened to be read only.</summary>
    public int Security
    {
        get => GetNumber(SecurityProperty);
        set => SetNumber(SecurityProperty, SummaryValueType.Int32, value);
    }

    /// <summary>Writes the changes. Afterwards nothing more can be changed through this object.</summary>
    public void Persist() => InstallerException.ThrowIfFailed(Api, Api.SummaryInfoPersist(OpenHandle), "MsiSummaryInfoPersist");

    private static string CheckPath(string packagePath)
    {
        TextArgument.ThrowIfMissing(packagePath);
        return packagePath;
    }

    private static uint Open(IInstallerApi api, MsiSafeHandle? database, string? path, bool enableWrite)
    {
        var result = api.GetSummaryInformation(database, path, enableWrite ? MaximumChanges : 0, out var handle);
        if (path is not null && result is WindowsError.FileNotFound or WindowsError.AccessDenied)
        {
            throw new FileNotFoundException($"MsiGetSummaryInformation({path}) failed with error {result}: there is no such file, or it may not be read.", path);
        }

        InstallerException.ThrowIfFailed(api, result, $"MsiGetSummaryInformation({path})");
        return handle;
    }

    private SummaryValue Get(int property)
    {
        InstallerException.ThrowIfFailed(Api, Api.SummaryInfoGetProperty(OpenHandle, property, out var value), $"MsiSummaryInfoGetProperty({property})");
        return value;
    }

    private void Set(int property, SummaryValue value) =>
        InstallerException.ThrowIfFailed(Api, Api.SummaryInfoSetProperty(OpenHandle, property, value), $"MsiSummaryInfoSetProperty({property})");

    private string GetText(int property)
    {
        var value = Get(property);
        return value.Type switch
        {
            SummaryValueType.Int16 or SummaryValueType.Int32 => value.Number.ToString(CultureInfo.InvariantCulture),
            SummaryValueType.FileTime => DateTime.FromFileTime(value.FileTime).ToString(CultureInfo.InvariantCulture),
            _ => value.Text,
        };
    }

    private void SetText(int property, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Set(property, new SummaryValue(SummaryValueType.String, 0, 0, value));
    }

    private int GetNumber(int property) => Get(property).Number;

    private void SetNumber(int property, SummaryValueType type, int value) => Set(property, new SummaryValue(type, value, 0, string.Empty));

    private DateTime GetTime(int property)
    {
        var value = Get(property);
        return value.Type == SummaryValueType.FileTime && value.FileTime != 0 ? DateTime.FromFileTime(value.FileTime) : DateTime.MinValue;
    }

    private void SetTime(int property, DateTime value) => Set(property, new SummaryValue(SummaryValueType.FileTime, 0, value.ToFileTime(), string.Empty));
}
