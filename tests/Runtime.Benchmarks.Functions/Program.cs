using Lambda.Runtime.Benchmarks.Functions;

// Runs what ./build.sh bench has built: Lambda.Runtime.Benchmarks.Functions <folder> [<part>…], or <folder> page <file>.

if (args is [var built, "page", var page])
{
    Page.Replace(page, Table.Of(Results.Read(Path.Combine(built, "results.json"))));
    return 0;
}

string[] all = ["start", "cold", .. Event.All.Select(measured => measured.Name)];
string[] parts = args.Length > 1 ? args[1..] : all;
if (args.Length == 0 || parts.Except(all).FirstOrDefault() is string unknown && unknown != "")
{
    Console.Error.WriteLine($"Give a folder and parts to run, which are: {string.Join(", ", all)}. Found: {string.Join(' ', args)}");
    return 2;
}

Peer.Folder = args[0];
Results results = Run.Parts(parts);
results.Write(Path.Combine(Peer.Folder, "results.json"));
string table = Table.Of(results);
File.WriteAllText(Path.Combine(Peer.Folder, "table.md"), table);
Console.Write(table);
return 0;
