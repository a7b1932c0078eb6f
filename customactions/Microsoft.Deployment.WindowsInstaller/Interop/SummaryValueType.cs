namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The kinds of values that the summary information stream holds (SDK: VARENUM).</summary>
internal enum SummaryValueType
{
    /// <summary>VT_EMPTY.</summary>
    Empty = 0,

    /// <summary>VT_I2.</summary>
    Int16 = 2,

    /// <summary>VT_I4.</summary>
    Int32 = 3,

    /// <summary>VT_LPSTR.</summary>
    String = 30,

    /// <summary>VT_FILETIME.</summary>
    FileTime = 64,
}
