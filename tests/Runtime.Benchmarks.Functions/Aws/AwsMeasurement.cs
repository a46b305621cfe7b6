using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.AwsPeer;

namespace Lambda.Runtime.Benchmarks.Functions.Aws;

/// <summary>Measures functions that call AWS: a server on loopback that verifies their signatures, over TLS.</summary>
internal sealed class AwsMeasurement(AwsServer aws, TrustedCertificates certificates)
{
    private const int Turns = 40;
    private const int TurnsBefore = 4;

    private readonly StringBuilder _text = new();

    /// <summary>Creates the tables in docs/aws.md.</summary>
    /// <param name="amazonRoots">The file that <c>LambdaTrust=aws</c> adds to the zip.</param>
    public static async Task<string> RunAsync(string amazonRoots)
    {
        await using AwsServer aws = await AwsServer.StartAsync();
        aws.DynamoDb.Add(AwsFunction.Item.Id, JsonNode.Parse(AwsFunction.Item.Json)!);
        var measurement = new AwsMeasurement(aws, TrustedCertificates.Write(Path.Combine(Peer.Folder, "certificates"), aws.Authorities, amazonRoots));
        measurement.Measure();
        return aws.WrongSignatures is [var wrong, ..]
            ? throw new InvalidOperationException($"A signature is wrong: {wrong}")
            : measurement._text.ToString();
    }

    private void Measure()
    {
        double cpu = MeasureWarm();
        double? first = null;
        try
        {
            first = MeasureFirst();
        }
        catch (InvalidOperationException failure) when (failure.InnerException is IOException or UnauthorizedAccessException)
        {
            Add($"First invocations are not measured: {failure.Message}\n\n");
        }

        Add($"| | Limit | Measured | |\n| --- | --- | --- | --- |\n");
        AddGoal($"binary, {AwsFunction.Signer.Title}, KB", AwsBudget.SignerBinaryKB, AwsFunction.Signer.BinaryKB);
        AddGoal($"CPU per warm invocation, {AwsFunction.Signer.Title}, µs", AwsBudget.SignerCpu, cpu);
        AddGoal($"first invocation at 128 MB, {AwsFunction.Sdk.Title}, after a call of each client, ms", AwsBudget.FirstAfterCalls, first);
    }

    /// <summary>The functions take turns, so that other load on the machine affects all equally.</summary>
    /// <returns>The CPU time with the signer.</returns>
    private double MeasureWarm()
    {
        using var api = new ApiServer();
        FunctionProcess[] processes = [.. AwsFunction.All.Select(function => function.Start(api, aws, Preparation.Called(certificates)))];
        var samples = new Samples();
        for (int turn = 0; turn < TurnsBefore + Turns; turn++)
        {
            foreach ((FunctionProcess process, AwsFunction function) in processes.Zip(AwsFunction.All))
            {
                double cpu = TakeTurn(process);
                if (turn >= TurnsBefore)
                    samples.Add(function.Name, Figure.Cpu, cpu);
            }
        }

        Dictionary<string, double> medians = samples.Medians(Figure.Cpu);
        Add($"| Function | binary, KB | zip, KB | RSS, MiB | CPU per warm invocation, µs |\n| --- | --- | --- | --- | --- |\n");
        foreach ((FunctionProcess process, AwsFunction function) in processes.Zip(AwsFunction.All))
        {
            Add($"| {function.Title} | {Number(function.BinaryKB)} | {Number(function.ZipKB)} | {Number(process.ResidentMiB)} | {Number(medians[function.Name])} |\n");
            process.Dispose();
        }

        Add($"\n");
        return medians[AwsFunction.Signer.Name];
    }

    /// <summary>Returns the microseconds of CPU of an invocation.</summary>
    private static double TakeTurn(FunctionProcess process)
    {
        int invocations = AwsFunction.Event.Invocations / Turns;
        long before = process.CpuNanoseconds;
        for (int i = 0; i < invocations; i++)
            process.Api.Invoke(AwsFunction.Event);
        return (process.CpuNanoseconds - before) / 1000.0 / invocations;
    }

    /// <summary>Returns the time of the SDK at 128 MB after a call of each client.</summary>
    private double MeasureFirst()
    {
        var small = FirstInvocations.Measure(aws, certificates, memoryMB: 128);
        var large = FirstInvocations.Measure(aws, certificates, memoryMB: 512);
        Add($"| Before the first invocation |{string.Concat(AwsFunction.All.Select(static function => $" {function.Title}: initialization | 128 MB | 512 MB |"))}\n");
        Add($"| --- |{string.Concat(AwsFunction.All.Select(static _ => " --- | --- | --- |"))}\n");
        foreach (Preparation preparation in Preparation.All(certificates))
        {
            Add($"| {preparation.Title} |");
            foreach (AwsFunction function in AwsFunction.All)
            {
                (double init, double first) = small.Medians(preparation, function);
                Add($" {Number(init)} ms | {Number(first)} ms | {Number(large.Medians(preparation, function).First)} ms |");
            }

            Add($"\n");
        }

        Add($"\n");
        return small.Medians(Preparation.Called(certificates), AwsFunction.Sdk).First;
    }

    private void AddGoal(string title, double limit, double? measured)
    {
        if (measured is { } value)
            Add($"| {title} | {Number(limit)} | {Number(value)} | {(value <= limit ? "met" : "**not met**")} |\n");
    }

    private void Add(FormattableString text) => _text.Append(text.ToString(CultureInfo.InvariantCulture));

    private static string Number(double value) => value.ToString(value >= 100 || value == Math.Round(value) ? "N0" : "0.0", CultureInfo.InvariantCulture);
}
