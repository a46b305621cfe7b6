#if (!implicitUsings)
using System;
#endif
using Lambda.Runtime;
using Lambda.Runtime.Events;

namespace Company.Functions;

public static class Lambda_Handler_New
{
    // The deployment templates create this schedule, and dotnet run calls the method at the start and then every hour.
    [ScheduleHandler("rate(1 hour)", Name = "Lambda_Handler_New")]
    public static void Handle(ScheduledEvent schedule) => Console.WriteLine($"Runs at {schedule.Time:u}.");
}
