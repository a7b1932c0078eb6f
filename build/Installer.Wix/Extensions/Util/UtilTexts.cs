using Installer.Wix.Localization;

namespace Installer.Wix.Extensions.Util;

/// <summary>The texts of the utility extension. A package may replace each of them in a localization file of its own.</summary>
internal static class UtilTexts
{
    /// <summary>The texts in English.</summary>
    public static WixLocalization English { get; } = ExtensionTexts.English(
        ("msierrSecureObjectsFailedCreateSD", @"The permissions of the account [3]\[4] could not be prepared (error [2]). Check that there is such an account."),
        ("msierrSecureObjectsFailedSet", "The permissions of [3] could not be set (error [2])."),
        ("msierrSecureObjectsUnknownType", "The permissions of an object of the kind [3] cannot be set: there is no such kind (error [2])."),
        ("msierrXmlFileFailedRead", "The changes to XML files could not be read from this package (error [2])."),
        ("msierrXmlFileFailedOpen", "The XML file [3] could not be opened (error [2]). Check that it exists and is well formed."),
        ("msierrXmlFileFailedSelect", "The XML file [4] has no node [3], so it could not be changed (error [2])."),
        ("msierrXmlFileFailedSave", "The XML file [3] could not be saved (error [2]). Check that it is not in use and not read-only."),
        ("msierrXmlConfigFailedRead", "The changes to XML files could not be read from this package (error [2])."),
        ("msierrXmlConfigFailedOpen", "The XML file [3] could not be opened (error [2]). Check that it exists and is well formed."),
        ("msierrXmlConfigFailedSelect", "The XML file [4] has no node [3], so it could not be changed (error [2])."),
        ("msierrXmlConfigFailedSave", "The XML file [3] could not be saved (error [2]). Check that it is not in use and not read-only."),
        ("msierrUSRFailedUserCreate", "The user could not be created (error [2])."),
        ("msierrUSRFailedUserCreatePswd", "The user could not be created, because its password does not meet the rules of this computer (error [2])."),
        ("msierrUSRFailedUserGroupAdd", "The user could not be added to a group (error [2])."),
        ("msierrUSRFailedUserCreateExists", "The user could not be created, because there is one of that name already (error [2])."),
        ("msierrUSRFailedGrantLogonAsService", "The user could not be given the right to log on as a service (error [2])."),
        ("msierrGRPFailedGroupCreate", "The group could not be created (error [2])."),
        ("msierrGRPFailedGroupGroupAdd", "The group could not be added to another group (error [2])."),
        ("msierrGRPFailedGroupCreateExists", "The group could not be created, because there is one of that name already (error [2])."));
}
