using Installer.Msi.Database;
using Installer.Msi.Streams;

using static Installer.Msi.Validation.FindingSeverity;

namespace Installer.Msi.Validation.Tests;

/// <summary>Every way in which the good package is broken, by evaluator.</summary>
internal static class Breakages
{
    private const string Execute = "InstallExecuteSequence";
    private const string Server = "{7C3F0A52-4B0E-4A27-9E0C-0D4B0B6F1E21}.LocalServer32.Program";
    private const string Library = "{7C3F0A52-4B0E-4A27-9E0C-0D4B0B6F1E22}.InprocServer32.Library";
    private const string SomeGuid = "{11111111-2222-3333-4444-555555555555}";

    public static IReadOnlyList<Breakage> All { get; } =
    [
        new("ICE02", "key path of another component", Error, "belongs to component 'Library'", db => db.Set("Component", "Program", "KeyPath", "Library"), "ICE50"),
        new("ICE02", "key path in no table", Error, "is no row of the File table", db => db.Set("Component", "Program", "KeyPath", "Nothing"), "ICE03"),
        new("ICE02", "registry key path with the attributes of a file", Error, "is no row of the File table", db => db.Set("Component", "User", "Attributes", 256), "ICE38", "ICE43"),

        new("ICE03", "no _Validation", Error, "no _Validation table", db => db.RemoveAll("_Validation", _ => true)),
        new("ICE03", "column that _Validation does not know", Error, "Table Property, column Value", db => db.Remove("_Validation", "Property.Value")),
        new("ICE03", "two rows of one key", Error, "several rows have the key 'TEXT2'", db => { db.Add("Property", "TEXT2", "1"); db.Add("Property", "TEXT2", "2"); }),
        new("ICE03", "empty value", Error, "must not be empty", db => db.Set("Feature", "Main", "Level", null)),
        new("ICE03", "number below the smallest", Error, "-1 is below 0", db => db.Set("Feature", "Main", "Level", -1)),
        new("ICE03", "number above the largest", Error, "101 is above 100", db => db.Set("Dialog", "HelpDlg", "HCentering", 101)),
        new("ICE03", "value outside the set", Error, "'9' is none of 1, 3, 7", db => db.Set("Shortcut", "Plain", "ShowCmd", 9)),
        new("ICE03", "foreign key", Error, "'Nothing' is no key of Component", db => db.Add("CreateFolder", "INSTALLFOLDER", "Nothing")),
        new("ICE03", "foreign key of the second column", Error, "'Nothing' is no key of Control", db => db.Set("Dialog", "HelpDlg", "Control_Default", "Nothing")),
        new("ICE03", "identifier", Error, "'1x' is no identifier", db => db.Set("Shortcut", "Plain", "WkDir", "1x")),
        new("ICE03", "GUID", Error, "is no GUID", db => db.Set("Component", "Readme", "ComponentId", "{7c3f0a52-4b0e-4a27-9e0c-0d4b0b6f1e07}")),
        new("ICE03", "condition", Error, "'A AND' is no condition: a value is missing at character 6", db => db.Set(Execute, "Immediate", "Condition", "A AND")),
        new("ICE03", "short file name", Error, "is no short file name", db => db.Set("File", "Readme", "FileName", "readme first.txt")),
        new("ICE03", "long file name", Error, "'read?me.txt' has a character", db => db.Set("File", "Readme", "FileName", "readme.txt|read?me.txt")),
        new("ICE03", "registry path", Error, "must not begin or end with a backslash", db => db.Set("Registry", "User", "Key", @"Software\Maker\")),
        new("ICE03", "language", Error, "'en' is no list of language numbers", db => db.Set("File", "Readme", "Language", "en")),
        new("ICE03", "version", Error, "'1.x' is no key of File", db => db.Set("File", "Readme", "Version", "1.x"), "ICE60"),
        new("ICE03", "cabinet", Error, "is no identifier of a stream", db => db.Set("Media", "1", "Cabinet", "#1.cab")),
        new("ICE03", "source of a custom action", Error, "is no row of the Binary table", db => db.Set("CustomAction", "Immediate", "Source", "Nothing")),
        new("ICE03", "target of a shortcut", Error, "is neither a feature nor formatted text", db => db.Set("Shortcut", "Plain", "Target", "Nothing")),
        new("ICE03", "upper case", Error, "must not have lower-case letters", db => db.Set("Upgrade", UpgradeRow, "ActionProperty", "Found"), "ICE61"),
        new("ICE03", "source folder of the root", Error, "must be an identifier", db => db.Set("Directory", "TARGETDIR", "DefaultDir", "a b"), "ICE56"),
        new("ICE03", "long text", Warning, "the text has 65 characters; the column is declared for 64", db => db.Set("Feature", "Main", "Title", new string('x', 65))),
        new("ICE03", "category", Error, "'Banana' is no category", db => db.Set("_Validation", "Property.Value", "Category", "Banana")),
        new("ICE03", "limits", Error, "the smallest value, 1, is above the largest, 0", db => { db.Set("_Validation", "CustomAction.ExtendedType", "MinValue", 1); db.Set("_Validation", "CustomAction.ExtendedType", "MaxValue", 0); }),

        new("ICE04", "file beyond the last medium", Error, "the Media table ends at 4", db => db.Set("File", "Readme", "Sequence", 5)),
        new("ICE05", "no manufacturer", Error, "'Manufacturer'", db => db.Remove("Property", "Manufacturer")),
        new("ICE06", "column that is not there", Error, "Table Property has no column Nothing", db => db.Tables["_Validation"].AddRow("Property", "Nothing", "Y", null, null, null, null, "Text", null, null)),
        new("ICE07", "font in the folder of the program", Error, "'Font' is a font", db => { db.Set("Component", "Font", "Directory_", "INSTALLFOLDER"); db.AddBits("Component", "Font", "Attributes", 256); }),
        new("ICE08", "GUID of two components", Error, "'Program', 'Library'", db => db.Set("Component", "Library", "ComponentId", "{7C3F0A52-4B0E-4A27-9E0C-0D4B0B6F1E01}")),
        new("ICE09", "file in the system folder", Warning, "'Readme'", db => { db.Add("Directory", "SystemFolder", "TARGETDIR", "."); db.Set("Component", "Readme", "Directory_", "SystemFolder"); db.Set("Component", "Readme", "Attributes", 0); }),
        new("ICE10", "child that must not be advertised", Error, "'Child' may not be advertised", db => { db.Set("Feature", "Child", "Attributes", 8); db.Set("Feature", "Main", "Attributes", 4); }),
        new("ICE10", "parent that is not there", Error, "its parent 'Nothing'", db => db.Set("Feature", "Child", "Feature_Parent", "Nothing"), "ICE03"),
        new("ICE11", "no product code", Error, "'Nested'", db => db.Add("CustomAction", "Nested", 39, "Nothing", null, null)),
        new("ICE11", "the package itself", Error, "installs the package itself", db => db.Add("CustomAction", "Nested", 39, Property(db, "ProductCode"), null, null)),
        new("ICE12", "directory set before the costs", Error, "it must come after CostFinalize", db => db.Schedule(Execute, "SetFolder", 999)),
        new("ICE12", "property of a directory set after the costs", Error, "it must come before CostFinalize", db => db.Schedule(Execute, "SetFolderEarly", 1003, "NOT INSTALLFOLDER")),
        new("ICE12", "directory that is not there", Error, "'Nothing'", db => db.Set("CustomAction", "SetFolder", "Source", "Nothing"), "ICE03"),
        new("ICE12", "no costs", Error, "but no CostFinalize", db => { db.Schedule("AdvtExecuteSequence", "SetFolder", 1050); db.Remove("AdvtExecuteSequence", "CostFinalize"); }),
        new("ICE13", "dialog in the script", Error, "'WelcomeDlg' is a dialog", db => db.Schedule(Execute, "WelcomeDlg", 1450)),
        new("ICE14", "own parent", Error, "'Child' is its own parent", db => db.Set("Feature", "Child", "Feature_Parent", "Child")),
        new("ICE14", "root that follows its parent", Error, "follows its parent", db => db.Set("Feature", "Main", "Attributes", 2)),
        new("ICE15", "extension of another type", Error, "names none", db => db.Set("Extension", "good.Program", "MIME_", null)),
        new("ICE16", "long name", Error, "64 characters", db => db.Set("Property", "ProductName", "Value", new string('x', 64))),

        new("ICE17", "button without an event", Error, "'HelpDlg.Print' has no event", db => db.RemoveAll("ControlEvent", row => (string?)row[1] == "Print")),
        new("ICE17", "button without an event that is enabled at times", Error, "'WelcomeDlg.Back' has no event", db => db.Add("ControlCondition", "WelcomeDlg", "Back", "Enable", "CHOICE")),
        new("ICE17", "picture that is not there", Error, "shows 'Nothing'", db => db.Set("Control", "WelcomeDlg.Picture", "Text", "Nothing")),
        new("ICE17", "picture of a button", Error, "shows 'Next'", db => db.AddBits("Control", "WelcomeDlg.Next", "Attributes", 0x40000)),
        new("ICE17", "picture of a radio button", Error, "shows 'One'", db => db.AddBits("Control", "WelcomeDlg.Choice", "Attributes", 0x40000)),
        new("ICE17", "bitmap and icon", Error, "both the Bitmap and the Icon", db => db.AddBits("Control", "WelcomeDlg.Next", "Attributes", 0xC0000)),
        new("ICE17", "empty list", Warning, "no row of the property 'LIST'", db => db.RemoveAll("ListBox", _ => true)),
        new("ICE18", "folder that nobody creates", Error, "'EmptyFolder'", db => db.RemoveAll("CreateFolder", _ => true)),
        new("ICE19", "class without a GUID", Error, "has no GUID", db => db.Set("Component", "Program", "ComponentId", null)),
        new("ICE19", "class with a folder as key path", Error, "has a folder as its key path", db => db.Set("Component", "Library", "KeyPath", null)),
        new("ICE19", "shortcut with a registry key path", Error, "the Registry table as its key path", db => { db.AddBits("Component", "Program", "Attributes", 4); db.Set("Component", "Program", "KeyPath", "Number"); }, "ICE62"),
        new("ICE19", "published component without a GUID", Error, "publishes component 'Empty'", db => { db.Add("PublishComponent", SomeGuid, "q", "Empty", null, "Main"); db.Set("Component", "Empty", "ComponentId", null); }),

        new("ICE20", "no FilesInUse", Error, "'FilesInUse', which the installer shows", db => RemoveDialog(db, "FilesInUse")),
        new("ICE20", "FilesInUse without a list", Error, "'FileInUseProcess'", db => db.Set("Control", "FilesInUse.List", "Property", "LIST")),
        new("ICE20", "FilesInUse without an answer", Error, "the argument 'Ignore'", db => db.Set("ControlEvent", "FilesInUse.Ignore.EndDialog.Ignore.1", "Argument", "Retry")),
        new("ICE20", "no property for errors", Error, "'ErrorDialog', which names the dialog", db => db.Remove("Property", "ErrorDialog")),
        new("ICE20", "dialog for errors that is not there", Error, "names 'Nothing'", db => db.Set("Property", "ErrorDialog", "Value", "Nothing")),
        new("ICE20", "style of the dialog for errors", Error, "lacks the style", db => db.Set("Dialog", "ErrorDlg", "Attributes", 3)),
        new("ICE20", "text of the dialog for errors", Error, "'ErrorText' of the type Text", db => db.Set("Control", "ErrorDlg.ErrorText", "Type", "Edit")),
        new("ICE20", "first control of the dialog for errors", Error, "'ErrorText' as its first control", db => db.Set("Dialog", "ErrorDlg", "Control_First", "A")),
        new("ICE20", "icon of the dialog for errors", Error, "must be of the type Icon", db => db.Set("Control", "ErrorDlg.ErrorIcon", "Type", "Bitmap")),
        new("ICE20", "button of the dialog for errors", Error, "'Y' with the event EndDialog", db => db.Set("ControlEvent", "ErrorDlg.Y.EndDialog.ErrorYes.1", "Argument", "ErrorNo")),
        new("ICE20", "height of a button", Error, "one width, one height", db => db.Set("Control", "ErrorDlg.Y", "Height", 18)),
        new("ICE20", "no dialog after a failure", Error, "InstallUISequence has nothing to show at the end after failure", db => db.Remove("InstallUISequence", "FatalDlg")),
        new("ICE21", "component without a feature", Error, "'Empty' belongs to no feature", db => db.Remove("FeatureComponents", "Main.Empty")),
        new("ICE22", "published with another feature", Error, "with feature 'Child'", db => db.Add("PublishComponent", SomeGuid, "q", "Empty", null, "Child")),
        new("ICE23", "no first control", Error, "has no first control", db => db.Set("Dialog", "HelpDlg", "Control_First", null), "ICE03"),
        new("ICE23", "first control that is not there", Error, "'A' as its first control", db => db.Set("Dialog", "HelpDlg", "Control_First", "A")),
        new("ICE23", "dead end", Error, "the tab order ends at", db => db.Set("Control", "ErrorDlg.C", "Control_Next", null)),
        new("ICE23", "circle that leaves the first out", Error, "comes back to 'A'", db => db.Set("Control", "ErrorDlg.Y", "Control_Next", "A")),
        new("ICE23", "control that is passed by", Error, "passes 'A' by", db => db.Set("Control", "ErrorDlg.ErrorText", "Control_Next", "C")),
        new("ICE23", "control of another dialog", Error, "which the dialog does not have", db => db.Set("Control", "HelpDlg.Print", "Control_Next", "Finish")),
        new("ICE24", "product code", Error, "ProductCode", db => db.Set("Property", "ProductCode", "Value", "x")),
        new("ICE24", "version", Error, "255.255.65535", db => db.Set("Property", "ProductVersion", "Value", "256.0.0")),
        new("ICE24", "language", Error, "ProductLanguage", db => db.Set("Property", "ProductLanguage", "Value", "en"), "ICE80"),

        new("ICE26", "action that is missing", Error, "needs the action 'ProcessComponents'", db => db.Remove(Execute, "ProcessComponents")),
        new("ICE26", "action that must not be there", Error, "must not have the action 'InstallFiles'", db => db.Schedule("InstallUISequence", "InstallFiles", 1290), "ICE27"),
        new("ICE27", "unknown action", Error, "'Nothing' is no standard action", db => db.Schedule(Execute, "Nothing", 1003)),
        new("ICE27", "wrong order", Error, "'RemoveFiles' (4005) must come before 'InstallFiles'", db => db.Schedule(Execute, "RemoveFiles", 4005)),
        new("ICE27", "script outside the transaction", Error, "it must come between InstallInitialize", db => db.Schedule(Execute, "CreateShortcuts", 6650)),
        new("ICE27", "no InstallFinalize", Error, "but has no InstallFinalize", db => db.Remove("AdvtExecuteSequence", "InstallFinalize")),
        new("ICE28", "restart in the middle", Error, "'ForceReboot'", db => db.Schedule(Execute, "ForceReboot", 6150)),
        new("ICE30", "file of two components", Error, @"'[ProgramFiles64Folder]\Good\app.exe' (long names) is installed by two components, 'Program' and 'Readme'", db => db.Set("File", "Readme", "FileName", "app.exe")),
        new("ICE30", "short names that are the same", Error, @"'[ProgramFiles64Folder]\Good\app.exe' (short names)", db => db.Set("File", "Readme", "FileName", "APP.EXE|application.exe")),
        new("ICE30", "both components with conditions", Warning, "must never be true both", db => { db.Set("File", "Readme", "FileName", "app.exe"); db.Set("Component", "Program", "Condition", "NOT FOUND"); }),
        new("ICE31", "unknown style", Error, "'Nothing' is no row of the TextStyle table", db => db.Set("Control", "ErrorDlg.ErrorText", "Text", @"{\Nothing}Error")),
        new("ICE31", "unknown font", Error, "DefaultUIFont", db => db.Set("Property", "DefaultUIFont", "Value", "Nothing")),
        new("ICE31", "style without its end", Error, "the closing brace", db => db.Set("Control", "ErrorDlg.ErrorText", "Text", @"{\Plain Error")),
        new("ICE31", "style in the middle", Warning, "is shown as text", db => db.Set("Control", "ErrorDlg.ErrorText", "Text", @"Error {\Plain}")),
        new("ICE31", "long name of a style", Error, "has 73 characters", db => db.Set("Control", "ErrorDlg.ErrorText", "Text", $"{{\\{new string('x', 73)}}}Error")),
        new("ICE32", "key of another length", Error, "Font.File_ (s71)", db => db.Retype("Font", "File_", "s71")),
        new("ICE34", "no property", Error, "need a property", db => db.Set("Control", "WelcomeDlg.Choice", "Property", null)),
        new("ICE34", "no value", Error, "'CHOICE' needs a value", db => db.Remove("Property", "CHOICE")),
        new("ICE34", "value that is no button", Error, "which is none of the buttons (1, 2)", db => db.Set("Property", "CHOICE", "Value", "3")),
        new("ICE34", "indirect property", Error, "'1' needs a value", db => db.AddBits("Control", "WelcomeDlg.Choice", "Attributes", 8)),
        new("ICE35", "compressed file that runs from the source", Warning, "'Readme' only runs from the source", db => db.AddBits("Component", "Readme", "Attributes", 1)),
        new("ICE36", "icon that nobody uses", Warning, "'Unused.ico'", db => db.Add("Icon", "Unused.ico", StreamSource.FromBytes(new byte[1]))),
        new("ICE38", "file in the profile", Error, "not a file", db => { db.Add("Directory", "DesktopFolder", "TARGETDIR", "."); db.Set("Component", "Readme", "Directory_", "DesktopFolder"); }),
        new("ICE39", "package code", Error, "PID 9", db => db.Summary.RevisionNumber = "x"),
        new("ICE39", "template", Error, "PID 7", db => db.Summary.Template = "x64", "ICE80"),
        new("ICE39", "word count", Error, "PID 15", db => db.Summary.WordCount = 99),
        new("ICE39", "page count", Error, "PID 14", db => db.Summary.PageCount = null, "ICE80"),
        new("ICE39", "compressed twice", Warning, "'Readme' is marked as compressed", db => db.AddBits("File", "Readme", "Attributes", 0x4000)),
        new("ICE39", "saved before it was made", Warning, "PID 12", db => db.Summary.CreateTime = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
        new("ICE40", "REINSTALLMODE", Warning, "REINSTALLMODE", db => db.Add("Property", "REINSTALLMODE", "amus")),
        new("ICE40", "tag without a value", Warning, "'Tag' removes a tag", db => db.Set("RemoveIniFile", "Tag", "Value", null)),
        new("ICE41", "class of another feature", Error, "feature 'Child'", db => db.Set("Class", Server, "Feature_", "Child")),
        new("ICE42", "program inside a process", Error, "is the program 'Library'", db => db.Set("File", "Library", "FileName", "lib.exe")),
        new("ICE42", "argument", Error, "has an argument", db => db.Set("Class", Library, "Argument", "x")),
        new("ICE42", "handler", Error, "has a handler", db => db.Set("Class", Library, "DefInprocHandler", "1")),
        new("ICE43", "shortcut beside a file", Error, "'Readme' has shortcuts that are not advertised", db => db.Set("Shortcut", "Plain", "Component_", "Readme"), "ICE57"),
        new("ICE44", "dialog that is not there", Error, "opens 'Nothing'", db => db.Set("ControlEvent", "WelcomeDlg.Next.SpawnDialog.HelpDlg.NOT CHOICE", "Argument", "Nothing")),
        new("ICE45", "reserved bit of a file", Error, "File 'Readme'", db => db.AddBits("File", "Readme", "Attributes", 128)),
        new("ICE45", "reserved bit of a control", Warning, "'ErrorDlg.ErrorText'", db => db.AddBits("Control", "ErrorDlg.ErrorText", "Attributes", 0x800000)),
        new("ICE46", "property of Windows Installer in other letters", Warning, "'ReinstallMode' of the Property table differs from 'REINSTALLMODE'", db => db.Add("Property", "ReinstallMode", "amus")),
        new("ICE46", "condition with other letters", Warning, "'Choice', which InstallExecuteSequence.Condition of row 'Immediate' names, differs from 'CHOICE'", db => db.Set(Execute, "Immediate", "Condition", "Choice")),
        new("ICE46", "text with other letters", Warning, "'Choice'", db => db.Set("CustomAction", "SetText", "Target", "[Choice]")),
        new("ICE47", "too many components", Error, "'Main' has 1601 components", AddComponents),
        new("ICE48", "folder on a drive", Warning, @"fixed to 'D:\Good'", db => db.Add("Property", "INSTALLFOLDER", @"D:\Good")),
        new("ICE49", "number as default", Warning, "'User'", db => db.Set("Registry", "User", "Name", null)),
        new("ICE50", "icon of another kind", Error, "is not that of its target", db => { db.Add("Icon", "Other.ico", StreamSource.FromBytes(new byte[1])); db.Set("Shortcut", "Advertised", "Icon_", "Other.ico"); }),
        new("ICE50", "icon that is not shown everywhere", Warning, "neither exe nor ico", db => { db.Add("Icon", "Other.bat", StreamSource.FromBytes(new byte[1])); db.Set("Shortcut", "Advertised", "Icon_", "Other.bat"); db.Set("File", "Program", "FileName", "app.bat"); }),
        new("ICE51", "title twice", Error, "'Font' has its name in its file", db => db.Set("Font", "Font", "FontTitle", "Font")),
        new("ICE51", "no title", Warning, "'Font' has no title", db => db.Set("File", "Font", "FileName", "face.fon")),
        new("ICE52", "private property", Warning, "'Found'", db => db.Set("AppSearch", "FOUND.Found", "Property", "Found")),
        new("ICE53", "policy", Warning, "belongs to Windows Installer", db => db.Set("Registry", "User", "Key", @"Software\Policies\Microsoft\Windows\Installer")),
        new("ICE54", "companion file as key path", Warning, "takes its version from 'Program'", db => db.Set("File", "Library", "Version", "Program")),
        new("ICE55", "no permission", Error, "gives no permission", db => AddLockPermissions(db, "Program", null), "ICE104"),
        new("ICE55", "object that is not there", Error, "there is no 'Nothing' in the File table", db => AddLockPermissions(db, "Nothing", 1), "ICE104"),
        new("ICE56", "second root", Error, "'Root' is a root besides TARGETDIR", db => { db.Add("Directory", "Root", null, "Root"); db.Set("Component", "Readme", "Directory_", "Root"); }),
        new("ICE56", "source of the root", Error, "it must be SourceDir", db => db.Set("Directory", "TARGETDIR", "DefaultDir", "Temp")),
        new("ICE57", "value of the user with a key path of the machine", Error, "a key path of the machine", db => db.Set("Registry", "Number", "Root", 1)),
        new("ICE57", "value of the machine with a key path of the user", Warning, "a key path of the user", db => db.Set("Registry", "Number", "Component_", "User")),
        new("ICE57", "value of either with a key path of the machine", Error, "a registry value that may be of the user or of the machine", db => db.Set("Registry", "Number", "Root", -1)),
        new("ICE57", "key path of either", Error, "a key path that may be", db => db.Set("Registry", "User", "Root", -1)),
        new("ICE58", "too many media", Error, "has 81 rows", db => { db.Summary.PageCount = 110; for (var i = 2; i <= 81; i++) { db.Add("Media", i, 4, null, null, null, null); } }, "ICE80"),
        new("ICE59", "shortcut of another feature", Error, "starts feature 'Child'", db => db.Set("Shortcut", "Advertised", "Target", "Child")),
        new("ICE60", "version without a language", Warning, "'Readme' has a version and no language", db => { db.Set("File", "Readme", "Version", "1.0"); db.Remove("MsiFileHash", "Readme"); }),
        new("ICE60", "version with a hash", Error, "must not have a hash", db => { db.Set("File", "Readme", "Version", "1.0"); db.Set("File", "Readme", "Language", "1033"); }),
        new("ICE61", "property with a value", Error, "must not be in the Property table", db => db.Add("Property", "WIX_UPGRADE_DETECTED", "1")),
        new("ICE61", "private property", Error, "must be public", db => { db.Set("Upgrade", UpgradeRow, "ActionProperty", "Detected"); db.Set("Property", "SecureCustomProperties", "Value", "Detected;WIX_DOWNGRADE_DETECTED"); }, "ICE03"),
        new("ICE61", "property that is not secure", Error, "must be in SecureCustomProperties", db => db.Set("Property", "SecureCustomProperties", "Value", "WIX_UPGRADE_DETECTED")),
        new("ICE61", "property of two rows", Error, "set by several rows", db => db.Set("Upgrade", UpgradeRow, "ActionProperty", "WIX_DOWNGRADE_DETECTED")),
        new("ICE61", "version", Error, "VersionMax is '1.x'", db => db.Set("Upgrade", UpgradeRow, "VersionMax", "1.x")),
        new("ICE61", "versions in the wrong order", Error, "is below the smallest", db => db.Set("Upgrade", UpgradeRow, "VersionMin", "1.2.4")),
        new("ICE61", "the same version", Warning, "not older than this one", db => db.AddBits("Upgrade", UpgradeRow, "Attributes", 512)),
        new("ICE61", "any version", Warning, "there is no largest version", db => { db.Remove("Upgrade", UpgradeRow); db.Add("Upgrade", Property(db, "UpgradeCode"), "0", null, null, 257, null, "WIX_UPGRADE_DETECTED"); }),
        new("ICE62", "application without a file", Error, "no file as its key path", db => db.Set("IsolatedComponent", "Library.Program", "Component_Application", "Empty")),
        new("ICE62", "component that is not shared", Error, "not marked as shared", db => db.Set("Component", "Library", "Attributes", 256)),
        new("ICE62", "condition", Warning, "has a condition", db => db.Set("Component", "Library", "Condition", "FOUND")),
        new("ICE62", "component of a feature below", Error, "with its feature 'Main' or one above", db => db.Set("FeatureComponents", "Main.Library", "Feature_", "Child"), "ICE41"),
        new("ICE62", "applications of one folder", Warning, "for several applications", db => db.Add("IsolatedComponent", "Library", "Readme"), "ICE97"),
        new("ICE63", "removal before the validation", Error, "must come after InstallValidate", db => db.Schedule(Execute, "RemoveExistingProducts", 1399)),
        new("ICE63", "action before the removal", Warning, "'Immediate' (1502) comes between InstallInitialize and RemoveExistingProducts", db => { db.Schedule(Execute, "RemoveExistingProducts", 1503); db.Schedule(Execute, "Immediate", 1502); }),
        new("ICE64", "folder in the profile", Error, "'MenuFolder'", db => db.RemoveAll("RemoveFile", _ => true)),
        new("ICE65", "separator twice", Error, "one separator ';' too many", db => db.Set("Environment", "Path", "Value", "[~];[INSTALLFOLDER];")),
        new("ICE65", "letter as separator", Warning, "'e'", db => db.Set("Environment", "Path", "Value", "[~]e[INSTALLFOLDER]")),
        new("ICE67", "target that may run from the source", Warning, "'Plain' leads to file 'Program'", db => { db.Set("Shortcut", "Plain", "Target", "[#Program]"); db.AddBits("Component", "Program", "Attributes", 2); }, "ICE69"),
        new("ICE68", "type", Error, "of the type 1027", db => db.Set("CustomAction", "Deferred", "Type", 1027)),
        new("ICE68", "elevated and immediate", Warning, "it runs with the user's rights", db => db.AddBits("CustomAction", "Immediate", "Type", 0x800)),
        new("ICE69", "file of another component", Warning, "names component 'Library' of the same feature", db => db.Set("Registry", "Default", "Value", "[#Library]")),
        new("ICE69", "component of another feature", Error, "names component 'Readme' of another feature", db => db.Set("Registry", "Default", "Value", "[$Readme]")),
        new("ICE69", "file that is not there", Error, "names 'Nothing', which there is not", db => db.Set("Registry", "Default", "Value", "[#Nothing]")),
        new("ICE69", "component of another extension", Warning, "'Library' of the same feature", db => db.Set("Verb", "good.open", "Argument", "[$Library]")),
        new("ICE70", "number", Error, "'#12xz34' is no number", db => db.Set("Registry", "Number", "Value", "#12xz34")),
        new("ICE70", "hexadecimal number", Error, "'#xz34' is no hexadecimal number", db => db.Set("Registry", "Number", "Value", "#xz34")),
        new("ICE71", "disk 1", Error, "its first is 2", db => db.Set("Media", "1", "DiskId", 2)),
        new("ICE72", "custom action in an advertisement", Error, "'Immediate' is of the type", db => db.Schedule("AdvtExecuteSequence", "Immediate", 1450)),
        new("ICE74", "FASTOEM", Error, "FASTOEM", db => db.Add("Property", "FASTOEM", "1")),
        new("ICE74", "no upgrade code", Warning, "no UpgradeCode", db => db.Remove("Property", "UpgradeCode")),
        new("ICE74", "null upgrade code", Error, "and not 0", db => db.Set("Property", "UpgradeCode", "Value", "{00000000-0000-0000-0000-000000000000}")),
        new("ICE75", "installed file before the costs", Error, "it must come after CostFinalize", db => db.Schedule(Execute, "Installed", 850)),
        new("ICE77", "deferred action before the script", Error, "'Deferred' (1450)", db => db.Schedule(Execute, "Deferred", 1450)),
        new("ICE78", "user interface of an advertisement", Error, "AdvtUISequence", AddAdvtUI, "ICE03"),
        new("ICE79", "feature", Error, "Feature 'Nothing'", db => db.Set(Execute, "Immediate", "Condition", "&Nothing = 3")),
        new("ICE79", "component", Error, "Component 'Nothing'", db => db.Set(Execute, "Immediate", "Condition", "?Nothing = 3")),
        new("ICE80", "32-bit package", Error, "'Program' is 64-bit", db => db.Summary.Template = "Intel;1033"),
        new("ICE80", "schema", Error, "below 200", db => db.Summary.PageCount = 150),
        new("ICE80", "32-bit component in a folder for 64-bit programs", Error, "'Readme' is 32-bit", db => db.Set("Component", "Readme", "Attributes", 0)),
        new("ICE80", "64-bit component in a folder for 32-bit programs", Warning, "'Readme' is 64-bit", db => { db.Add("Directory", "ProgramFilesFolder", "TARGETDIR", "."); db.Set("Component", "Readme", "Directory_", "ProgramFilesFolder"); }),
        new("ICE80", "language", Error, "ProductLanguage is 1031", db => db.Set("Property", "ProductLanguage", "Value", "1031")),
        new("ICE82", "registration in part", Error, "lacks RegisterUser", db => db.Remove(Execute, "RegisterUser")),
        new("ICE82", "no registration", Warning, "will not be registered", db => db.RemoveAll(Execute, row => row[0] is "PublishFeatures" or "PublishProduct" or "RegisterProduct" or "RegisterUser")),
        new("ICE82", "two actions of one number", Warning, "'Immediate' and 'MigrateFeatureStates' have the number 1200", db => db.Schedule(Execute, "Immediate", 1200)),
        new("ICE83", "manifest as key path", Error, "must not be its manifest", db => { db.Add("MsiAssembly", "Library", "Main", "Library", "Library", 1); PublishAssemblies(db); }),
        new("ICE83", "assemblies that are not published", Error, "MsiPublishAssemblies", db => db.Add("MsiAssembly", "Library", "Main", "Library", "Program", 0)),
        new("ICE84", "condition", Warning, "'CostFinalize'", db => db.Set(Execute, "CostFinalize", "Condition", "FOUND")),
        new("ICE85", "name of a file to move", Error, "'a:b'", db => db.Set("MoveFile", "Moved", "SourceName", "a:b")),
        new("ICE86", "AdminUser", Warning, "asks for AdminUser", db => db.Set(Execute, "Immediate", "Condition", "AdminUser")),
        new("ICE87", "features", Warning, "ADDLOCAL", db => db.Add("Property", "ADDLOCAL", "ALL")),
        new("ICE88", "unknown folder of an INI file", Warning, "'NOTHING'", db => db.Set("IniFile", "Settings", "DirProperty", "NOTHING")),
        new("ICE89", "parent of a ProgId", Error, "'Nothing'", db => db.Set("ProgId", "Good.File", "ProgId_Parent", "Nothing"), "ICE03"),
        new("ICE90", "public folder of a shortcut", Warning, "'MENU'", db => { db.Add("Directory", "MENU", "MenuFolder", "."); db.Set("Shortcut", "Plain", "Directory_", "MENU"); }),
        new("ICE91", "INI file of the user", Warning, "IniFile 'Settings'", db => { db.Add("Directory", "AppDataFolder", "TARGETDIR", "."); db.Set("IniFile", "Settings", "DirProperty", "AppDataFolder"); }),
        new("ICE92", "permanent without a GUID", Error, "but has no GUID", db => { db.Set("Component", "Empty", "ComponentId", null); db.AddBits("Component", "Empty", "Attributes", 16); }),
        new("ICE92", "permanent and superseded", Warning, "it will not be removed", db => db.AddBits("Component", "Empty", "Attributes", 0x410)),
        new("ICE93", "name of a standard action", Warning, "'AppSearch'", db => db.Add("CustomAction", "AppSearch", 51, "TEXT", "x", null)),
        new("ICE94", "shortcut to the global cache", Warning, "'Plain' is not advertised", db => { db.Add("MsiAssembly", "User", "Main", null, null, 0); PublishAssemblies(db); }),
        new("ICE95", "billboard too narrow", Warning, "reaches to 110", db => db.Set("BBControl", "First.Line", "X", 60)),
        new("ICE95", "billboard too low", Warning, "reaches to 105", db => db.Set("BBControl", "First.Line", "Y", 90)),
        new("ICE96", "advertisement without the product", Warning, "lacks 'PublishProduct'", db => db.Remove("AdvtExecuteSequence", "PublishProduct")),
        new("ICE97", "two components of one folder", Warning, "'Readme' isolates 'Library'", db => db.Add("IsolatedComponent", "Library", "Readme"), "ICE62"),
        new("ICE98", "name of a data source", Warning, "'a;b'", db => db.Set("ODBCDataSource", "Source", "Description", "a;b")),
        new("ICE99", "name of a property", Error, "'CustomActionData'", db => db.Add("Directory", "CustomActionData", "TARGETDIR", "x")),
        new("ICE100", "two user interfaces", Error, "as another row is", db => { AddEmbeddedUI(db, "One", 1, 1); AddEmbeddedUI(db, "Two", 1, 1); }),
        new("ICE100", "user interface without messages", Error, "gets no messages", db => AddEmbeddedUI(db, "One", 1, null)),
        new("ICE100", "resource with messages", Error, "is to get messages", db => AddEmbeddedUI(db, "One", 0, 1)),
        new("ICE101", "long name", Error, "has 39 characters", db => db.Add("Feature", new string('x', 39), null, null, null, null, 1, null, 0), "ICE03"),
        new("ICE102", "setting", Error, "from 3 to 7", db => db.Set("MsiServiceConfig", "Config.DS", "ConfigType", 9)),
        new("ICE102", "argument", Error, "must be 0 or 1", db => db.Set("MsiServiceConfig", "Config.DS", "Argument", "2")),
        new("ICE102", "event", Error, "a sum of 1, 2 and 4", db => db.Set("MsiServiceConfig", "Config.DS", "Event", 0)),
        new("ICE102", "actions and delays", Error, "2 actions, but 1 delays", db => db.Add("MsiServiceConfigFailureActions", "Failure", "GoodService", 1, 60, null, null, "1[~]2", "1", "Program")),
        new("ICE102", "no reset", Warning, "counted for ever", db => db.Add("MsiServiceConfigFailureActions", "Failure", "GoodService", 1, null, null, null, "1", "1", "Program")),
        new("ICE103", "nothing to print", Error, "has no ScrollableText", db => db.Set("Control", "HelpDlg.Licence", "Type", "Text"), "ICE31"),
        new("ICE103", "program that is not there", Error, "starts 'Nothing'", db => db.Set("ControlEvent", "HelpDlg.Start.MsiLaunchApp.[#Program].1", "Argument", "[#Nothing]")),
        new("ICE104", "both tables", Error, "it may have one of them", db => db.Ensure("LockPermissions")),
        new("ICE104", "object that is not there", Error, "there is no 'Nothing'", db => db.Tables["MsiLockPermissionsEx"].Rows[0][1] = "Nothing"),
        new("ICE104", "descriptor", Error, "is no security descriptor", db => db.Tables["MsiLockPermissionsEx"].Rows[0][3] = "everybody"),
        new("ICE105", "service for a user", Warning, "ServiceInstall 'Service'", db => { db.Add("Property", "MSIINSTALLPERUSER", "1"); db.Set("Property", "ALLUSERS", "Value", "2"); }),
    ];

    /// <summary>The key of the row that removes older versions.</summary>
    private static string UpgradeRow => "{7C3F0A52-4B0E-4A27-9E0C-0D4B0B6F1E11}..1.2.3.1033.1";

    private static string Property(MsiDatabase database, string name) => (string)database.Tables["Property"].Rows.Single(row => (string?)row[0] == name)[1]!;

    private static void RemoveDialog(MsiDatabase database, string dialog)
    {
        foreach (var table in new[] { "Dialog", "Control", "ControlEvent" })
        {
            database.RemoveAll(table, row => (string?)row[0] == dialog);
        }
    }

    private static void AddComponents(MsiDatabase database)
    {
        for (var i = database.Tables["FeatureComponents"].Rows.Count(row => (string?)row[0] == "Main"); i <= 1600; i++)
        {
            database.Add("Component", $"C{i}", null, "EmptyFolder", 256, null, null);
            database.Add("FeatureComponents", "Main", $"C{i}");
            database.Add("CreateFolder", "EmptyFolder", $"C{i}");
        }
    }

    private static void AddLockPermissions(MsiDatabase database, string file, int? permission) => database.Add("LockPermissions", file, "File", null, "Everyone", permission);

    private static void AddEmbeddedUI(MsiDatabase database, string key, int attributes, int? filter) =>
        database.Add("MsiEmbeddedUI", key, $"{key}.dll", attributes, filter, StreamSource.FromBytes(new byte[1]));

    private static void PublishAssemblies(MsiDatabase database)
    {
        database.Schedule(Execute, "MsiPublishAssemblies", 6250);
        database.Schedule(Execute, "MsiUnpublishAssemblies", 1750);
    }

    private static void AddAdvtUI(MsiDatabase database)
    {
        var table = new MsiTable("AdvtUISequence", [MsiColumn.Parse("Action", "s72", true), MsiColumn.Parse("Condition", "S255", false), MsiColumn.Parse("Sequence", "I2", false)]);
        table.AddRow("WelcomeDlg", null, 1);
        database.AddTable(table);
    }
}
