using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Xml;

/// <summary>One change of an XML file.</summary>
/// <param name="Operation">What is done.</param>
/// <param name="Path">Which node.</param>
/// <param name="VerifyPath">What must not be there for something to be made, and what is taken away; empty for none.</param>
/// <param name="Name">An attribute or element.</param>
/// <param name="Value">What it is set to.</param>
/// <param name="KeepsTime">Whether the file's time stays.</param>
internal sealed record XmlChange(XmlOperation Operation, string Path, string VerifyPath, string Name, string Value, bool KeepsTime)
{
    /// <summary>Attributes of the element that is made.</summary>
    public List<(string Name, string Value)> Attributes { get; } = [];

    /// <summary>Whether the file has to be there for it.</summary>
    public bool Adds => Operation is XmlOperation.SetValue or XmlOperation.SetAllValues or XmlOperation.CreateElement or XmlOperation.AppendDocument;

    /// <summary>Reads what <see cref="ToItem"/> wrote.</summary>
    public static XmlChange FromItem(CustomActionData item)
    {
        var change = new XmlChange((XmlOperation)item.GetNumber(nameof(Operation)), item[nameof(Path)], item[nameof(VerifyPath)], item[nameof(Name)], item[nameof(Value)], item.GetNumber(nameof(KeepsTime)) != 0);
        foreach (var attribute in new CustomActionData(item[nameof(Attributes)]).GetItems())
        {
            change.Attributes.Add((attribute[nameof(Name)], attribute[nameof(Value)]));
        }

        return change;
    }

    /// <summary>The change as a part of an action's data.</summary>
    public CustomActionData ToItem()
    {
        var attributes = new CustomActionData();
        foreach (var (name, value) in Attributes)
        {
            attributes.AddItem(new CustomActionData { { nameof(Name), name }, { nameof(Value), value } });
        }

        var item = new CustomActionData { { nameof(Path), Path }, { nameof(VerifyPath), VerifyPath }, { nameof(Name), Name }, { nameof(Value), Value }, { nameof(Attributes), attributes.ToString() } };
        item.AddNumber(nameof(Operation), (int)Operation);
        item.AddNumber(nameof(KeepsTime), KeepsTime ? 1 : 0);
        return item;
    }
}
