using Lambda.Runtime.Benchmarks.Functions;
using Lambda.Runtime.Benchmarks.Functions.Aws;
using Lambda.Runtime.Benchmarks.Functions.Http;

// Measures what ./build.sh bench has built: Lambda.Runtime.Benchmarks.Functions <folder> [<part>…], <folder> page <file>, <folder> layer,
// <folder> http, <folder> aws <roots>, <folder> routes <file>, <folder> curve [<variable>=<value>…], or check [<part>…].

if (args is [var built, "page", var page])
{
    Page.Replace(page, Table.Create(Results.Read(Path.Combine(built, "results.json"))));
    return 0;
}

if (args is [_, "routes", var source])
{
    File.WriteAllText(source, ThousandRoutes.Source);
    return 0;
}

if (args.Length == 0)
{
    Console.Error.WriteLine("The argument with the folder of the built programs is missing. Run ./build.sh bench.");
    return 2;
}

string[] parts = args.Length > 1 ? args[1..] : Parts.All;
if (parts is ["http"] && Callgrind.Program is null)
{
    Console.Error.WriteLine("Valgrind is missing, which counts instructions. Install it: apt-get install valgrind");
    return 2;
}

if (parts is not ["layer" or "curve" or "aws", ..] and not ["http"] && Parts.Check(parts) is string error)
{
    Console.Error.WriteLine(error);
    return 2;
}

// Checks the parts before a build that takes minutes.
if (args[0] == "check")
    return 0;

Peer.Folder = args[0];
if (parts is ["layer"])
{
    string costs = LayerMeasurement.Run();
    File.WriteAllText(Path.Combine(Peer.Folder, "layer.md"), costs);
    Console.Write(costs);
    return 0;
}

if (parts is ["aws", var amazonRoots])
{
    string calls = await AwsMeasurement.RunAsync(amazonRoots);
    File.WriteAllText(Path.Combine(Peer.Folder, "aws.md"), calls);
    Console.Write(calls);
    return 0;
}

OneProcessor.RestrictThread();
if (parts is ["http"])
{
    string routes = HttpMeasurement.Run();
    File.WriteAllText(Path.Combine(Peer.Folder, "http.md"), routes);
    Console.Write(routes);
    return 0;
}

if (parts is ["curve", .. var variables])
{
    string curve = TextCurve.Run([.. variables.Select(static variable => variable.Split('=')).Select(static pair => (pair[0], pair[1]))]);
    File.WriteAllText(Path.Combine(Peer.Folder, "curve.md"), curve);
    Console.Write(curve);
    return 0;
}

Results results = Parts.Run(parts);
results.Write(Path.Combine(Peer.Folder, "results.json"));
string table = Table.Create(results);
File.WriteAllText(Path.Combine(Peer.Folder, "table.md"), table);
Console.Write(table);
return 0;
