using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Emulator.Service.Queues;

/// <summary>Runs an operation for each entry of a batch. Entries fail one by one; a request that does not fit the model fails as a whole.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-batch-api-actions.html</remarks>
internal static partial class BatchOperation
{
    // {"Successful":[{"Id":"1",...}],"Failed":[{"Id":"2","SenderFault":true,"Code":"ReceiptHandleIsInvalid","Message":"..."}]}
    /// <param name="request">The request, with the entries.</param>
    /// <param name="entryName">The name of an entry, for messages.</param>
    /// <param name="read">Reads an entry.</param>
    /// <param name="run">Runs the operation for an entry.</param>
    /// <param name="check">Checks all entries together.</param>
    /// <exception cref="QueueErrorException">The request is refused as a whole.</exception>
    public static JsonObject Run<T>(QueueApiRequest request, string entryName, Func<RequestMembers, T> read, Func<T, JsonObject> run, Action<IReadOnlyList<T>>? check = null)
    {
        IReadOnlyList<RequestMembers> entries = request.Members.FindObjects("Entries");
        string[] ids = ReadIds(entries, entryName);
        T[] values = [.. entries.Select(read)];
        check?.Invoke(values);

        List<JsonNode> successful = [], failed = [];
        for (int i = 0; i < ids.Length; i++)
        {
            try
            {
                JsonObject result = run(values[i]);
                result.Insert(0, "Id", ids[i]);
                successful.Add(result);
            }
            catch (QueueErrorException error)
            {
                failed.Add(new JsonObject { ["Id"] = ids[i], ["SenderFault"] = true, ["Code"] = error.Code, ["Message"] = error.Message });
            }
        }

        return ResponseMembers.Create(("Successful", ResponseMembers.CreateArray(successful)), ("Failed", ResponseMembers.CreateArray(failed)));
    }

    private static string[] ReadIds(IReadOnlyList<RequestMembers> entries, string entryName)
    {
        if (entries.Count == 0)
            throw QueueErrorException.EmptyBatch(entryName);
        if (entries.Count > QueueLimits.MaxBatch)
            throw QueueErrorException.TooManyEntries(entries.Count);

        string[] ids = [.. entries.Select(static entry => entry.RequireString("Id"))];
        if (ids.FirstOrDefault(static id => !IdPattern().IsMatch(id)) is { } malformed)
            throw QueueErrorException.InvalidEntryId(malformed);
        if (ids.GroupBy(static id => id).FirstOrDefault(static same => same.Count() > 1) is { } repeated)
            throw QueueErrorException.RepeatedEntryId(repeated.Key);
        return ids;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,80}\z")]
    private static partial Regex IdPattern();
}
