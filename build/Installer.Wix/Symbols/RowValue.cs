namespace Installer.Wix.Symbols;

/// <summary>A value of a row that is known only when the package is bound.</summary>
internal abstract class RowValue
{
    /// <summary>Puts every text of the value through a function.</summary>
    public abstract void Transform(Func<string, string> transform);
}
