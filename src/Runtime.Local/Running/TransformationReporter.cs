using System.Globalization;
using Lambda.Runtime.Emulator.EventSources;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Running;

/// <summary>Prints which records of a Firehose stream have failed. The line of the invocation says if all were transformed.</summary>
/// <param name="terminal">Prints the lines.</param>
internal sealed class TransformationReporter(Terminal terminal)
{
    // 8476a536-...  lines  1 of 3 records failed: Lambda.MissingRecordId
    public void Report(TransformedBatch batch)
    {
        string id = batch.RequestId ?? "not delivered";
        if (batch.Warning is { } warning)
            terminal.WriteLine($"{id}  {batch.Stream}  warning: {Terminal.Quote(warning)}");
        TransformedRecord[] failed = [.. batch.Records.Where(static record => record.Result == TransformationResult.ProcessingFailed)];
        if (failed.Length == 0)
            return;

        string attempts = batch.Attempts == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" after {batch.Attempts} attempts");
        string count = string.Create(CultureInfo.InvariantCulture, $"{failed.Length} of {batch.Records.Count} records failed{attempts}");
        terminal.WriteLine($"{id}  {batch.Stream}  {count}: {failed[0].ErrorCode}\n  {Terminal.Quote(failed[0].ErrorMessage!)}");
    }

    // lines  Partition is not connected, because a Firehose stream has one function, and this one has Shrink
    public void ReportIgnored(HandlerSource ignored, string function) =>
        terminal.WriteLine($"{ignored.SourceName}  {ignored.Function} is not connected, because a Firehose stream has one function, and this one has {function}");
}
