#if (!implicitUsings)
using System;
#endif
using Lambda.Runtime;

namespace Company.Functions;

public record Lambda_Handler_NewData(string Id);

public static class Lambda_Handler_New
{
    // Called for each record, in order. If it throws, this record and all later ones of the shard come again.
    [KinesisHandler(Name = "Lambda_Handler_New")]
    public static void Handle(Lambda_Handler_NewData data) => Console.WriteLine($"Handles {data.Id}.");
}
