namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>What is done with a record in a view (SDK: MSIMODIFY).</summary>
public enum ViewModifyMode
{
    /// <summary>Finds the row with the record's keys and reads it.</summary>
    Seek = -1,

    /// <summary>Reads the row anew.</summary>
    Refresh = 0,

    /// <summary>Adds a row; one with these keys must not be there.</summary>
    Insert = 1,

    /// <summary>Writes a fetched row back.</summary>
    Update = 2,

    /// <summary>Adds a row or overwrites it.</summary>
    Assign = 3,

    /// <summary>Writes a row back, or deletes it and adds it with other keys.</summary>
    Replace = 4,

    /// <summary>Adds a row, unless it is there in the same form.</summary>
    Merge = 5,

    /// <summary>Deletes a fetched row.</summary>
    Delete = 6,

    /// <summary>Adds a row that is never stored.</summary>
    InsertTemporary = 7,

    /// <summary>Checks a fetched row.</summary>
    Validate = 8,

    /// <summary>Checks a new row.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "The name is that of the documented API.")]
    ValidateNew = 9,

    /// <summary>Checks the fields of a fetched or new row.</summary>
    ValidateField = 10,

    /// <summary>Checks that a row may be deleted.</summary>
    ValidateDelete = 11,
}
