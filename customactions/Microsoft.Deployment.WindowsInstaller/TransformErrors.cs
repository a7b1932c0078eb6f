namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Errors that are passed over when a transform is applied (SDK: MsiDatabaseApplyTransform).</summary>
[Flags]
public enum TransformErrors
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A row that is added is there already.</summary>
    AddExistingRow = 1,

    /// <summary>A row that is deleted is not there.</summary>
    DelMissingRow = 2,

    /// <summary>A table that is added is there already.</summary>
    AddExistingTable = 4,

    /// <summary>A table that is deleted is not there.</summary>
    DelMissingTable = 8,

    /// <summary>A row that is changed is not there.</summary>
    UpdateMissingRow = 0x10,

    /// <summary>The code pages of transform and database are different.</summary>
    ChangeCodePage = 0x20,

    /// <summary>No error: the changes are shown in the table _TransformView, and not made.</summary>
    ViewTransform = 0x100,
}
