using System.Globalization;
using WixToolset.Dtf.WindowsInstaller;
using WixToolset.Dtf.WindowsInstaller.Linq;
using WixToolset.Dtf.WindowsInstaller.Package;

namespace NativeActionProbe;

/// <summary>Databases of an action's own, and what is installed.</summary>
internal static class DatabaseProbes
{
    [CustomAction]
    public static ActionResult TryDatabases(Session session)
    {
        var folder = Directory.CreateTempSubdirectory("databases-").FullName;
        try
        {
            TryCommit(session, folder);
            TryWholeDatabases(session, folder);
            TryLinq(session, folder);
            TryPackage(session, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        using (session.Database)
        {
        }

        session.Try("database opened again", () => session.Database.ExecutePropertyQuery("ProductName"));
        return ActionResult.Success;
    }

    [CustomAction]
    public static ActionResult TryInstallations(Session session)
    {
        session.Try("installer version", () => Installer.Version.Major >= 4);
        session.Try("file version", () => Installer.GetFileVersion(@"C:\windows\system32\msi.dll").Split('.').Length);
        session.Try("file without version", () => $"({Installer.GetFileVersion(@"C:\windows\win.ini")})");
        session.Try("missing file version", () => Installer.GetFileVersion(@"C:\missing.dll"));
        session.Try("file hash", () =>
        {
            var hash = new int[4];
            Installer.GetFileHash(@"C:\windows\win.ini", hash);
            return hash.Length;
        });
        session.Try("products", () => ProductInstallation.AllProducts.Count());
        session.Try("unknown product", () =>
        {
            var product = new ProductInstallation("{00000000-1111-2222-3333-444444444444}");
            return $"{product.IsInstalled} {product.ProductName ?? "null"} {product.Features.Count()} {Installer.OpenProduct(product.ProductCode) is null}";
        });
        session.Try("related products", () => ProductInstallation.GetRelatedProducts("{00000000-1111-2222-3333-444444444444}").Count());
        session.Try("components", () => ComponentInstallation.AllComponents.Count() >= 0);
        session.Try("patches", () => PatchInstallation.AllPatches.Count());
        session.Try("internal user interface", () =>
        {
            var before = Installer.SetInternalUI(InstallUIOptions.Silent);
            return Installer.SetInternalUI(before) == InstallUIOptions.Silent;
        });
        session.Try("external user interface", () =>
        {
            ExternalUIHandler handler = (_, _, _, _, _) => MessageResult.OK;
            var first = Installer.SetExternalUI(handler, InstallLogModes.Info);
            return first is null && Installer.SetExternalUI(first, InstallLogModes.None) == handler;
        });
        session.Try("not a package", () => Installer.VerifyPackage(@"C:\windows\win.ini"));
        session.Try("error message", () => Installer.GetErrorMessage(1101) ?? "null");
        return ActionResult.Success;
    }

    private static void TryCommit(Session session, string folder)
    {
        var path = Path.Combine(folder, "a.msi");
        using (var database = new Database(path, DatabaseOpenMode.CreateDirect))
        {
            database.Execute("CREATE TABLE `Property` (`Property` CHAR(72) NOT NULL, `Value` LONGCHAR PRIMARY KEY `Property`)");
            database.Execute("INSERT INTO `Property` (`Property`, `Value`) VALUES ('A', 'old')");
            database.SummaryInfo.Title = "title";
        }

        session.Try("CreateDirect without Commit", () => Read(path));
        using (var database = new Database(path, DatabaseOpenMode.Direct))
        {
            database.Execute("UPDATE `Property` SET `Value` = 'new' WHERE `Property` = 'A'");
        }

        session.Try("Direct without Commit", () => Read(path));
        using (var database = new Database(path, DatabaseOpenMode.Transact))
        {
            database.Execute("UPDATE `Property` SET `Value` = 'lost' WHERE `Property` = 'A'");
        }

        session.Try("Transact without Commit", () => Read(path));
        session.Try("summary without Persist", () =>
        {
            using var summary = new SummaryInfo(path, false);
            return summary.Title;
        });
        session.Try("missing database", () => new Database(Path.Combine(folder, "missing.msi")));
        session.Try("closed database", () =>
        {
            var database = new Database(path);
            database.Close();
            return database.CountRows("Property");
        });
        session.Try("equal handles", () =>
        {
            using var database = new Database(path);
            return $"{database.Equals(Database.FromHandle(database.Handle, false))} {Database.FromHandle(database.Handle, false).CountRows("Property")}";
        });
        session.Try("rows after their view", () =>
        {
            using var database = new Database(path);
            List<Record> rows;
            using (var view = database.OpenView("SELECT * FROM `Property`"))
            {
                view.Execute();
                rows = [.. view];
            }

            return rows[0].GetString("Value");
        });
        static string? Read(string path)
        {
            using var database = new Database(path);
            return database.ExecutePropertyQuery("A");
        }
    }

    private static void TryWholeDatabases(Session session, string folder)
    {
        var path = Path.Combine(folder, "a.msi");
        var copy = Path.Combine(folder, "b.msi");
        var exported = Path.Combine(folder, "exported");
        session.Try("export and import of all", () =>
        {
            using (var database = new Database(path))
            {
                database.ExportAll(exported);
            }

            using (var database = new Database(copy, DatabaseOpenMode.CreateDirect))
            {
                database.ImportAll(exported);
                database.Execute("INSERT INTO `Property` (`Property`, `Value`) VALUES ('B', 'two')");
            }

            using var read = new Database(copy);
            return $"{read.ExecutePropertyQuery("A")} {read.CountRows("Property")} {File.Exists(Path.Combine(exported, "_SummaryInformation.idt"))}";
        });
        session.Try("relative path", () =>
        {
            using var database = new Database(path);
            Environment.CurrentDirectory = folder;
            database.Export("Property", "relative.idt");
            Environment.CurrentDirectory = @"C:\";
            return File.Exists(Path.Combine(folder, "relative.idt"));
        });
        session.Try("transform", () =>
        {
            var transform = Path.Combine(folder, "t.mst");
            using (var database = new Database(copy))
            using (var reference = new Database(path))
            {
                return database.GenerateTransform(reference, transform) ? File.Exists(transform) : null;
            }
        });
        session.Try("merge", () =>
        {
            using var database = new Database(path, DatabaseOpenMode.Transact);
            using var other = new Database(copy);
            database.Merge(other);
            return database.CountRows("Property");
        });
        session.Try("code page", () =>
        {
            using var database = new Database(copy, DatabaseOpenMode.Transact);
            database.CodePage = 1252;
            return database.CodePage;
        });
        session.Try("missing table", () =>
        {
            using var database = new Database(path);
            return $"{database.CountRows("Nope")} {database.Tables["Nope"] is null}";
        });
    }

    private static void TryLinq(Session session, string folder)
    {
        session.Try("LINQ over tables", () =>
        {
            using var database = new QDatabase(Path.Combine(folder, "b.msi"), DatabaseOpenMode.Transact);
            var added = database.Properties.NewRecord();
            added.Property = "C";
            added.Value = "three";
            added.Insert();
            var changed = (from property in database.Properties where property.Property == "B" select property).Single();
            changed.Value = "zwei";
            added.Value = null;
            var values = from property in database.Properties orderby property.Property select $"{property.Property}{property.Value ?? "null"}";
            var text = string.Join('+', values);
            added.Delete();
            return $"{text} {database["Property"].Count()}";
        });
    }

    private static void TryPackage(Session session, string folder)
    {
        session.Try("files of a package", () =>
        {
            var path = Path.Combine(folder, "p.msi");
            File.Copy(session["OriginalDatabase"], path);
            var working = Path.Combine(folder, "working");
            using (var package = new InstallPackage(path, DatabaseOpenMode.Direct, null, working))
            {
                package.ExtractFiles();
                var key = package.FindFiles("main.txt").Single();
                var file = Path.Combine(working, package.Files[key].SourcePath);
                var before = File.ReadAllText(file);
                File.WriteAllText(file, before + " changed");
                package.UpdateFiles();
                package.Property["Added"] = "yes";
            }

            Directory.Delete(working, recursive: true);
            using var read = new InstallPackage(path, DatabaseOpenMode.ReadOnly, null, working);
            read.ExtractFiles();
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{File.ReadAllText(Path.Combine(working, read.Files[read.FindFiles("main.txt")[0]].SourcePath))} {read.Property["Added"]} {read.ExecuteScalar("SELECT `FileSize` FROM `File`")}");
        });
    }
}
