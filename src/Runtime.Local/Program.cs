using Lambda.Runtime.Local;
using Lambda.Runtime.Testing;

try
{
    var arguments = LocalArguments.Parse(args);
    Report report = await Measurement.RunAsync(arguments);
    Console.WriteLine(report.ToTable());
    return 0;
}
catch (UsageException usage)
{
    Console.Error.WriteLine($"{usage.Message}\n{LocalArguments.Usage}");
    return 2;
}
catch (Exception failure) when (failure is FileNotFoundException or LambdaInitException or InvocationFailedException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
