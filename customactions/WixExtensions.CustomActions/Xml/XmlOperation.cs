namespace WixExtensions.CustomActions.Xml;

/// <summary>What is done with the node that a path selects.</summary>
internal enum XmlOperation
{
    /// <summary>Sets an attribute or, without a name, the text of the first node.</summary>
    SetValue,

    /// <summary>The same for all nodes.</summary>
    SetAllValues,

    /// <summary>Takes an attribute or, without a name, the text away.</summary>
    DeleteValue,

    CreateElement,

    /// <summary>Takes all nodes away that the name selects as a path from the node.</summary>
    DeleteChildren,

    /// <summary>Takes the node away that the verify path selects from the node.</summary>
    DeleteVerified,

    AppendDocument,
}
