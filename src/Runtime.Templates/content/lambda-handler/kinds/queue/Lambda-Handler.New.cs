#if (!implicitUsings)
using System;
#endif
using Lambda.Runtime;

namespace Company.Functions;

public record Lambda_Handler_NewMessage(string Id);

public static class Lambda_Handler_New
{
    // Called for each message. If it throws, the queue sends this message again, and no other.
    [SqsHandler(Name = "Lambda_Handler_New")]
    public static void Handle(Lambda_Handler_NewMessage message) => Console.WriteLine($"Handles {message.Id}.");
}
