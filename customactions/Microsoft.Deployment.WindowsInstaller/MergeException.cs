using System.ComponentModel;
using System.Globalization;
using System.Runtime.Serialization;
using System.Text;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Two databases could not be merged, because rows of one contradict those of the other.</summary>
public class MergeException : InstallerException
{
    private readonly string[] _conflictTables = [];
    private readonly int[] _conflictCounts = [];

    /// <summary>Makes an exception with the usual text.</summary>
    public MergeException()
        : this("The databases cannot be merged.")
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="msg">What failed.</param>
    public MergeException(string? msg)
        : base(msg)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    /// <param name="msg">What failed.</param>
    /// <param name="innerException">The cause.</param>
    public MergeException(string? msg, Exception? innerException)
        : base(msg, innerException)
    {
    }

    /// <inheritdoc/>
    [Obsolete(SerializationConstants.Message, DiagnosticId = SerializationConstants.DiagnosticId)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected MergeException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
        _conflictTables = (string[]?)info.GetValue(SerializationConstants.ConflictTables, typeof(string[])) ?? [];
        _conflictCounts = (int[]?)info.GetValue(SerializationConstants.ConflictCounts, typeof(int[])) ?? [];
    }

    private MergeException(string message, string[] conflictTables, int[] conflictCounts, string[]? errorFields)
        : base(0, message, null, errorFields) => (_conflictTables, _conflictCounts) = (conflictTables, conflictCounts);

    /// <summary>How many rows contradict each other in each of <see cref="ConflictTables"/>.</summary>
    public IList<int> ConflictCounts => [.. _conflictCounts];

    /// <summary>The tables in which rows contradict each other; empty when the merge had no table of errors.</summary>
    public IList<string> ConflictTables => [.. _conflictTables];

    /// <inheritdoc/>
    public override string Message
    {
        get
        {
            var message = new StringBuilder(base.Message);
            for (var i = 0; i < _conflictTables.Length; i++)
            {
                message.Append(i == 0 ? " Rows that contradict each other: " : ", ");
                message.Append(CultureInfo.InvariantCulture, $"{_conflictTables[i]} ({_conflictCounts[i]})");
            }

            return message.ToString();
        }
    }

    /// <inheritdoc/>
    [Obsolete(SerializationConstants.Message, DiagnosticId = SerializationConstants.DiagnosticId)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override void GetObjectData(SerializationInfo info, StreamingContext context)
    {
        ArgumentNullException.ThrowIfNull(info);
        info.AddValue(SerializationConstants.ConflictTables, _conflictTables);
        info.AddValue(SerializationConstants.ConflictCounts, _conflictCounts);
        base.GetObjectData(info, context);
    }

    /// <summary>Reads what a failed merge wrote into its table of errors.</summary>
    internal static MergeException From(Database database, string? errorTable)
    {
        var errorFields = ReadErrorFields(database.Api);
        var tables = new List<string>();
        var counts = new List<int>();
        if (errorTable is not null)
        {
            using var view = database.OpenView($"SELECT `Table`, `NumRowMergeConflicts` FROM `{errorTable}`");
            view.Execute();
            while (view.Fetch() is { } row)
            {
                using (row)
                {
                    tables.Add(row.GetString(1));
                    counts.Add(row.GetInteger(2));
                }
            }
        }

        return new MergeException("The databases cannot be merged.", [.. tables], [.. counts], errorFields);
    }
}
