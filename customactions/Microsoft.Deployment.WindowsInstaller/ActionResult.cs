namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>What a custom action answers to the installer (SDK: Custom Action Return Values).</summary>
public enum ActionResult
{
    /// <summary>The action did its work (ERROR_SUCCESS).</summary>
    Success = 0,

    /// <summary>The rest of the sequence is skipped, without an error (ERROR_NO_MORE_ITEMS).</summary>
    SkipRemainingActions = 259,

    /// <summary>The user cancelled (ERROR_INSTALL_USEREXIT).</summary>
    UserExit = 1602,

    /// <summary>The action failed and the installation with it (ERROR_INSTALL_FAILURE).</summary>
    Failure = 1603,

    /// <summary>The action was not executed (ERROR_FUNCTION_NOT_CALLED).</summary>
    NotExecuted = 1626,
}
