using System.Globalization;
using System.Text;
using Microsoft.Deployment.WindowsInstaller;

namespace InstallerApiProbe;

/// <summary>What an action does with the database of the installation and with databases of its own.</summary>
internal static class DatabaseProbes
{
    [CustomAction]
    public static ActionResult ProbeSessionDatabase(Session session)
    {
        var database = session.Database;
        session.Saw("persistent", () => $"{database.IsTablePersistent("ProbeTable")} {database.IsTablePersistent("Missing")} {database.Tables.Contains("Missing")}");
        using (var view = database.OpenView("SELECT `Key`, `Number`, `Data` FROM `ProbeTable` ORDER BY `Key`"))
        {
            session.Saw("columns", () => string.Join(' ', view.Columns.Select(column => $"{column.Name}:{column.ColumnDefinitionString}:{column.Type.Name}")));
            session.Saw("view tables", () => string.Join(' ', view.Tables.Select(table => table.Name)));
            view.Execute();
            foreach (var row in view)
            {
                using (row)
                {
                    using var reader = row.GetStream("Data") is { } stream ? new StreamReader(stream) : null;
                    session.Saw($"row {row["Key"]}", () => $"{row["Number"] ?? "null"} {reader?.ReadToEnd() ?? "no data"}");
                }
            }
        }

        session.Saw("keys", () => string.Join(' ', database.Tables["ProbeTable"]!.PrimaryKeys));
        session.Saw("rows", () => $"{database.CountRows("ProbeTable")} {database.CountRows("ProbeTable", "`Number` = 7")}");
        session.Saw("scalar", () => database.ExecuteScalar("SELECT `Number` FROM `ProbeTable` WHERE `Key` = '{0}'", "b"));
        using (var parameters = new Record("b"))
        {
            session.Saw("parameters", () => string.Join(' ', database.ExecuteIntegerQuery("SELECT `Number` FROM `ProbeTable` WHERE `Key` = ?", parameters)));
        }

        session.Saw("property query", () => database.ExecutePropertyQuery("ProductName"));
        using (var view = database.OpenView("SELECT `Key`, `Number` FROM `ProbeTable`"))
        {
            view.Execute();
            using var row = new Record(2);
            row.SetString(1, "temporary");
            row.SetInteger(2, 9);
            view.InsertTemporary(row);
        }

        session.Saw("temporary row", () => database.ExecuteScalar("SELECT `Number` FROM `ProbeTable` WHERE `Key` = 'temporary'"));
        session.SawError("wrong query", () => database.OpenView("SELCT").Dispose());
        session.SawError("missing table", () => database.OpenView("SELECT * FROM `Missing`").Dispose());
        session.Saw("handles", () => session.Handle != IntPtr.Zero && database.Handle != IntPtr.Zero);
        return ActionResult.Success;
    }

    [CustomAction]
    public static ActionResult ProbeDatabaseFile(Session session)
    {
        var folder = Directory.CreateTempSubdirectory("probe").FullName;
        try
        {
            Probe(session, Path.Combine(folder, "probe.msi"), folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return ActionResult.Success;
    }

    private static void Probe(Session session, string path, string folder)
    {
        using (var database = new Database(path, DatabaseOpenMode.Create))
        {
            database.Tables.Add(new TableInfo(
                "T", [new ColumnInfo("Key", typeof(string), 72, true), new ColumnInfo("Number", typeof(int), 4, false), new ColumnInfo("Data", typeof(Stream), 0, false)], ["Key"]));
            using (var view = database.OpenView("SELECT * FROM `T`"))
            {
                view.Execute();
                using var row = database.CreateRecord(3);
                row[1] = "one";
                row[2] = 1;
                row.SetStream(3, new MemoryStream(Encoding.UTF8.GetBytes("content")));
                view.Insert(row);
            }

            using (var parameters = new Record("two", 2))
            {
                database.Execute("INSERT INTO `T` (`Key`, `Number`) VALUES (?, ?)", parameters);
            }

            using (var view = database.OpenView("SELECT * FROM `T` WHERE `Key` = 'one'"))
            {
                view.Execute();
                using var row = view.Fetch()!;
                row["Number"] = 11;
                view.Update(row);
            }

            using (var view = database.OpenView("SELECT * FROM `T`"))
            {
                view.Execute();
                using var row = new Record("two", 2, null);
                session.SawError("duplicate row", () => view.Insert(row));
                row.SetInteger(2, 22);
                view.Assign(row);
            }

            var summary = database.SummaryInfo;
            summary.Title = "probe";
            summary.PageCount = 500;
            summary.CreateTime = new DateTime(2026, 1, 2, 3, 4, 6, DateTimeKind.Local);
            summary.Persist();
            database.Commit();
        }

        using (var database = new Database(path))
        {
            session.Saw("file rows", () => string.Join(' ', database.ExecuteQuery("SELECT `Key`, `Number` FROM `T` ORDER BY `Key`").Cast<object>()));
            using (var view = database.OpenView("SELECT `Data` FROM `T` WHERE `Key` = 'one'"))
            {
                view.Execute();
                using var row = view.Fetch()!;
                session.Saw("stream size", () => row.GetDataSize("Data"));
                var file = Path.Combine(folder, "data.txt");
                row.GetStream("Data", file);
                session.Saw("stream", () => File.ReadAllText(file));
            }

            session.Saw("create", () => database.Tables["T"]!.SqlCreateString);
            session.Saw("file tables", () => string.Join(' ', database.Tables.Select(table => table.Name)));
            session.Saw("read only", () => $"{database.IsReadOnly} {database.FilePath == path}");
            database.Export("T", Path.Combine(folder, "T.idt"));
            session.Saw("export", () => File.ReadAllText(Path.Combine(folder, "T.idt")).Split("\r\n")[0].Replace('\t', ' '));
        }

        using (var summary = new SummaryInfo(path, enableWrite: false))
        {
            session.Saw("summary", () => $"{summary.Title} {summary.PageCount} {summary.CreateTime.ToString("s", CultureInfo.InvariantCulture)}");
        }

        using (var database = new Database(path, DatabaseOpenMode.Transact))
        {
            database.Execute("DELETE FROM `T` WHERE `Key` = 'one'");
            session.Saw("deleted", () => database.CountRows("T"));
        }

        using (var database = new Database(path, Path.Combine(folder, "copy.msi")))
        {
            session.Saw("not committed", () => database.CountRows("T"));
            database.Execute("DELETE FROM `T` WHERE `Key` = 'one'");
            database.Commit();
        }

        using (var database = new Database(Path.Combine(folder, "copy.msi")))
        {
            session.Saw("copy", () => string.Join(' ', database.ExecuteStringQuery("SELECT `Key` FROM `T`")));
        }

        using (var database = new Database(path))
        {
            session.Saw("original", () => database.CountRows("T"));
        }

        session.SawError("missing file", () => new Database(Path.Combine(folder, "missing.msi")).Dispose());
    }
}
