namespace WixExtensions.CustomActions.Security;

/// <summary>Objects of Windows with a list of who may do what with them. The methods return the Windows error code.</summary>
internal interface ISecuredObjects
{
    /// <summary>GetNamedSecurityInfo.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">A path; the name of a service; <c>MACHINE\Software\...</c> of a key.</param>
    /// <param name="sddl">The access list, with its flags: <c>D:PAI(A;;FA;;;SY)</c>.</param>
    uint Read(SecuredObjectKind kind, string name, out string sddl);

    /// <summary>SetEntriesInAcl with SET_ACCESS and SetNamedSecurityInfo: the account has these rights and no others; entries of other accounts, and what is handed down, stay.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="sid">The account.</param>
    /// <param name="rights">ACCESS_MASK.</param>
    /// <param name="isInheritable">Whether all that is in it has them too.</param>
    uint Grant(SecuredObjectKind kind, string name, string sid, uint rights, bool isInheritable);

    /// <summary>SetNamedSecurityInfo.</summary>
    uint Write(SecuredObjectKind kind, string name, string sddl);
}
