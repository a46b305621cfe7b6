using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Handlers;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Finds handlers that would compete for the records of one source. All functions of any other source get all of its records.</summary>
internal static class SharedSources
{
    public static IEnumerable<Diagnostic> Check(ImmutableArray<ParsedHandler> handlers)
    {
        var owners = new Dictionary<(BatchSource, string), HandlerModel>();
        foreach (ParsedHandler parsed in handlers)
        {
            if (parsed.Valid is not { Handler: { Batch: { Source: BatchSource.Sqs or BatchSource.Firehose, SourceName: { } name } batch } handler })
                continue;
            if (!owners.TryGetValue((batch.Source, name), out HandlerModel? owner))
            {
                owners.Add((batch.Source, name), handler);
                continue;
            }

            (string property, string problem) = batch.Source == BatchSource.Sqs
                ? ("Queue", "each message reaches only one of them; publish to a topic with a queue for each, or write one handler that calls both methods")
                : ("Stream", "a Firehose stream invokes one function, so each record reaches only one of them; write one handler that calls both methods");
            yield return Diagnostic.Create(HandlerDiagnostics.SharedSource, parsed.Location, owner.DisplayName, handler.DisplayName, property, name, problem);
        }
    }
}
