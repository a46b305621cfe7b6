using Lambda.Runtime;
using Lambda.Runtime.Events;

namespace Lambda_Function.New;

public static class Functions
{
    // The deployment templates create this schedule, and dotnet run calls the method at the start and then every hour.
    [ScheduleHandler("rate(1 hour)")]
    public static void CleanUp(ScheduledEvent schedule) => Console.WriteLine($"Removes what expired before {schedule.Time:u}.");
}
