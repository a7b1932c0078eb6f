using Microsoft.Deployment.WindowsInstaller;

namespace WixExtensions.CustomActions.Platform;

/// <summary>The rows of an extension's table in the package that is being installed.</summary>
internal static class PackageRows
{
    /// <summary>Looks at each row of a query.</summary>
    /// <param name="session">The session of an immediate action.</param>
    /// <param name="table">The table, which a package may lack: then there are no rows.</param>
    /// <param name="query">The query.</param>
    /// <param name="visit">What is done with a row.</param>
    public static void Visit(Session session, string table, string query, Action<Record> visit)
    {
        if (!session.Database.Tables.Contains(table))
        {
            return;
        }

        using var view = session.Database.OpenView(query);
        view.Execute();
        foreach (var row in view)
        {
            using (row)
            {
                visit(row);
            }
        }
    }

    /// <summary>Looks at the first row of a query with one parameter.</summary>
    /// <returns>False when there is none.</returns>
    public static bool TryVisit(Session session, string query, string parameter, Action<Record> visit)
    {
        using var view = session.Database.OpenView(query);
        using var parameters = session.Database.CreateRecord(1);
        parameters.SetString(1, parameter);
        view.Execute(parameters);
        using var row = view.Fetch();
        if (row is null)
        {
            return false;
        }

        visit(row);
        return true;
    }

    /// <summary>The first column of the first row of a query with one parameter.</summary>
    /// <returns>The text of the first column; null when there is no row.</returns>
    public static string? Find(Session session, string query, string parameter)
    {
        string? found = null;
        _ = TryVisit(session, query, parameter, row => found = row.GetString(1));
        return found;
    }

    /// <summary>Tells whether a row's condition holds; the log says when not.</summary>
    public static bool IsWanted(Session session, string row, string condition)
    {
        if (condition.Length == 0 || session.EvaluateCondition(condition))
        {
            return true;
        }

        session.Log($"{row}: its condition is false.");
        return false;
    }

    /// <summary>Adds a row for the time of this installation, which Windows Installer's own actions then see.</summary>
    /// <param name="session">The session of an immediate action.</param>
    /// <param name="query">A query of the columns, in the order of the values.</param>
    /// <param name="values">The values.</param>
    public static void AddTemporary(Session session, string query, params object?[] values)
    {
        using var view = session.Database.OpenView(query);
        view.Execute();
        using var row = session.Database.CreateRecord(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            row[i + 1] = values[i];
        }

        view.InsertTemporary(row);
    }
}
