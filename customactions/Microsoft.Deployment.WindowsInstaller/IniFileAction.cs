namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>What is done with a line of an .ini file: the column Action of the IniFile and RemoveIniFile tables.</summary>
public enum IniFileAction
{
    /// <summary>Writes or changes the line.</summary>
    AddLine = 0,

    /// <summary>Writes the line when it is not there.</summary>
    CreateLine = 1,

    /// <summary>Removes the line.</summary>
    RemoveLine = 2,

    /// <summary>Adds a value to the list of the line.</summary>
    AddTag = 3,

    /// <summary>Removes a value from the list of the line.</summary>
    RemoveTag = 4,
}
